package com.example;

import dev.capsule.junit.Capsules;

@Capsules
class CapsulesTest {}
