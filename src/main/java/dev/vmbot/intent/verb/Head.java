package dev.vmbot.intent.verb;

import dev.vmbot.model.Action;

/// A verb that asks for an action.
///
/// @param index where it stands among the items of its sentence
/// @param sure false when only a typing error away from the verb
/// @param declared told as a need ("X should be restarted") instead of asked for
/// @param tie the action is one of several that are equally near
public record Head(int index, Action action, boolean force, boolean sure, boolean declared, boolean tie) {

    static Head asked(int index, Action action, boolean force) {
        return new Head(index, action, force, true, false, false);
    }

    public Head forced() {
        return new Head(index, action, true, sure, declared, tie);
    }

    public static Head declared(int index, Action action) {
        return new Head(index, action, false, true, true, false);
    }

    static Head mistyped(int index, Action action, boolean tie) {
        return new Head(index, action, false, false, false, tie);
    }
}
