package dev.vmbot.model;

/// Somebody in Slack. Names in Slack change and are not unique; team and id together are.
///
/// @param team the workspace that the person belongs to (`T…`), not the one that was written in
/// @param user the member id (`U…` or `W…`)
public record Person(String team, String user) {

    public Person {
        if (team.isBlank() || user.isBlank()) {
            throw new IllegalArgumentException("a person has a team and an id");
        }
    }
}
