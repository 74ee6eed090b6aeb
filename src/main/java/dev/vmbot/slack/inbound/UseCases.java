package dev.vmbot.slack.inbound;

import dev.vmbot.access.Stranger;
import dev.vmbot.intent.Interpretation;
import dev.vmbot.intent.Utterance;
import dev.vmbot.inventory.Readings;
import dev.vmbot.model.KnownVms;
import dev.vmbot.model.Person;
import dev.vmbot.operation.desk.Approvals;
import dev.vmbot.operation.desk.Requests;
import dev.vmbot.operation.findings.Checkups;
import java.util.Optional;
import java.util.function.Function;

/// What can be done with what people say.
///
/// @param interpret reads a text
/// @param stranger why nothing is done for a person; empty for whoever is served, and throws
///     [dev.vmbot.access.AccessUnavailableException] when nobody can say
/// @param known which VMs a text of this person is read with; only what the person may know of
public record UseCases(
        Function<Utterance, Interpretation> interpret,
        Function<Person, Optional<Stranger>> stranger,
        Function<Person, KnownVms> known,
        Requests requests,
        Approvals approvals,
        Readings readings,
        Checkups checkups) {}
