package dev.vmbot.slack.inbound;

import dev.vmbot.model.Person;
import dev.vmbot.operation.Operation;
import java.util.List;
import java.util.Optional;

/// One text that is answered.
///
/// @param namespace the channel's
/// @param cards of the person, to which it may be an answer
/// @param settled is run as soon as a repeated delivery would find what this one made
record Exchange(Heard heard, Person person, Optional<String> namespace, List<Operation> cards, Runnable settled) {}
