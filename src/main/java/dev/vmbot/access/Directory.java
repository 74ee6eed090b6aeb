package dev.vmbot.access;

import dev.vmbot.model.Person;

/// Slack's list of people.
public interface Directory {

    /// @throws AccessUnavailableException when Slack did not say; nobody is let in on a guess
    Member require(Person person);
}
