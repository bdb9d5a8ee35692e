/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

import java.util.List;
import java.util.Optional;

/** A place in a list of nodes. */
final class Cursor {
    private final List<Node> nodes;
    private int position;

    Cursor(List<Node> nodes) {
        this.nodes = nodes;
    }

    boolean hasNext() {
        return position < nodes.size();
    }

    Node next() {
        return nodes.get(position++);
    }

    String word() {
        return ((Node.Word) next()).text();
    }

    String peekWord() {
        return ((Node.Word) nodes.get(position)).text();
    }

    boolean at(String list) {
        return hasNext() && nodes.get(position).isList(list);
    }

    boolean atWord() {
        return hasNext() && nodes.get(position) instanceof Node.Word;
    }

    boolean atText() {
        return hasNext() && nodes.get(position) instanceof Node.Text;
    }

    /** Returns the inside of a list that begins with the word, behind that word. */
    Cursor list() {
        List<Node> inside = ((Node.Nodes) next()).all();
        return new Cursor(inside.subList(1, inside.size()));
    }

    /** Takes a word if it is the next one. */
    boolean take(String word) {
        if (hasNext() && nodes.get(position).isWord(word)) {
            position++;
            return true;
        }
        return false;
    }

    /** Takes a name, which begins with a dollar sign. */
    Optional<String> name() {
        return hasNext()
                        && nodes.get(position) instanceof Node.Word it
                        && it.text().startsWith("$")
                ? Optional.of(word())
                : Optional.empty();
    }

    /** Tells whether the next word is an index: a number or a name. */
    boolean atIndex() {
        return hasNext()
                && nodes.get(position) instanceof Node.Word it
                && (it.text().startsWith("$") || Character.isDigit(it.text().charAt(0)));
    }
}
