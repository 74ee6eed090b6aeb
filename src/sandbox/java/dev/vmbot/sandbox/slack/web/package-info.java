/// The Web API of the Slack double: methods, scopes, errors, rate limits, response URLs, and faults on demand.
///
/// A method answers by returning JSON or by throwing [SlackError]; everything around that (token, scope, rate, fault,
/// log) is [WebApi]'s. Nothing here knows about HTTP servers.
@NullMarked
package dev.vmbot.sandbox.slack.web;

import org.jspecify.annotations.NullMarked;
