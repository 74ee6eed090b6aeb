package dev.vmbot.operation.desk;

import dev.vmbot.model.Person;
import dev.vmbot.operation.OperationId;
import dev.vmbot.operation.Request;
import java.util.Optional;

/// Where a request comes from.
///
/// @param id derived from the message, so that a repeated delivery finds the operation that it made before
/// @param person who asks, and who alone will decide
/// @param place where the card belongs
/// @param channelNamespace the namespace that is set for the channel
public record Origin(OperationId id, Person person, Request.Place place, Optional<String> channelNamespace) {}
