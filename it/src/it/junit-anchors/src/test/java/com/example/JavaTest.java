package com.example;

import org.junit.jupiter.api.Test;

class JavaTest {

    @Test
    void passes() {}
}
