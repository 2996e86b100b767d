package io.neurapt.processor.check;

import io.neurapt.processor.spec.NetworkDeclaration;

/** A family of rules: a function from what is declared to what is wrong with it. It never prints. */
@FunctionalInterface
interface Rule {
    void check(NetworkDeclaration network, Problems problems);
}
