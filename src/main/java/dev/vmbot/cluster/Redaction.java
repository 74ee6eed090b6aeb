package dev.vmbot.cluster;

import java.util.List;
import java.util.regex.Pattern;

/// Takes out of the cluster's words what must not be posted: keys, tokens, passwords, cloud-init content. Rather takes
/// too much than too little; names of Secrets, digests and uids stay.
public final class Redaction {

    public static final String MARK = "[redacted]";

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----.*?(-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|\\z)",
            Pattern.DOTALL);
    /// A key of which only the end was read, with what before it may be the rest of it.
    private static final Pattern KEY_TAIL = Pattern.compile(
            "(?<![A-Za-z0-9+/=\\s\\\\])[A-Za-z0-9+/=\\s\\\\]*+-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----");
    /// From the header of user data, or from a field that holds it, to the end: nobody knows where the content stops.
    private static final Pattern CLOUD_INIT = Pattern.compile(
            "(#cloud-config\\b|#cloud-boothook\\b|#!/bin/(ba)?sh|Content-Type: multipart/mixed"
                    + "|\"?(userData|userDataBase64|networkData|networkDataBase64)\"?\\s*[:=]).*",
            Pattern.DOTALL);
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)\\b(authorization\\\\*[\"']?\\s*[:=]\\s*\\\\*[\"']?)[^\"'\\\\\\r\\n]+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*){1,2}");
    private static final Pattern KNOWN_TOKEN = Pattern.compile(
            "\\b(xox[abprse]-[A-Za-z0-9-]{8,}|xapp-[A-Za-z0-9-]{8,}|gh[pousr]_[A-Za-z0-9]{16,}|glpat-[A-Za-z0-9_-]{12,}"
                    + "|sha256~[A-Za-z0-9_-]{16,}|AKIA[A-Z0-9]{16})");
    /// Tried at the beginning of a word only: at each letter of a long one, it would take for ever.
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([\"']?(?<![\\w.-])[\\w.-]*(password|passwd|passphrase|chpasswd|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key"
                    + "|client[_-]?secret|token|credentials?|pwd|pass|secret(?=\\s*=))"
                    + "\\\\*[\"']?\\s*(=|:(?!//))\\s*)(\\\\*\"[^\"]*\"|'[^']*'|[^\\s,;&}]+)");
    /// With a colon: one word and nothing behind it, for "secret: not found" and "failed to get secret: web" tell what
    /// went wrong.
    private static final Pattern SECRET =
            Pattern.compile("(?im)((?<![\\w.-])([\\w.-]+|(?<![a-z] ))secret\\\\*[\"']?[ \\t]*:[ \\t]*)"
                    + "(\\\\*\"[^\"]*\"|'[^']*'|[^\\s,;\"'{}\\[\\]]+)(?=[ \\t]*([,;}\\]]|$))");
    /// A word of letters only is no credential: "auth: unauthorized".
    private static final Pattern AUTH = Pattern.compile("(?m)(?<![\\w.-])(?<![A-Za-z] )(auth:[ \\t]+)"
            + "(\"[^\"]+\"|'[^']+'|(?=\\S*([0-9=+/]|\\B[A-Z]))[^\\s,;\"'{}\\[\\]]+)(?=[ \\t]*([,;}\\]]|$))");
    /// As registries' credentials stand in a `.dockerconfigjson`.
    private static final Pattern REGISTRY = Pattern.compile("([\"']auth\\\\*[\"']\\s*:\\s*\\\\*[\"'])[^\"'\\\\]+");
    private static final Pattern NAMED_BY_FLAG = Pattern.compile("(?i)(--?(password|token|secret|api-key)\\s+)\\S+");
    private static final Pattern IN_URL = Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+(@)");
    private static final Pattern SIGNED_URL =
            Pattern.compile("(?i)([?&](X-Amz-[A-Za-z-]+|sig|signature|token|key|AWSAccessKeyId)=)[^&\\s\"']+");
    private static final Pattern PASSWORD_HASH = Pattern.compile("\\$(1|2[aby]|5|6|y|gy|argon2id?)\\$[^\\s\"':]{8,}");
    private static final Pattern BLOB = Pattern.compile(
            "(?<![A-Za-z0-9+/=_:-])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[0-9])[A-Za-z0-9+/]{40,}={0,2}");

    private Redaction() {}

    public static String of(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String clean = PRIVATE_KEY.matcher(text).replaceAll(MARK);
        clean = KEY_TAIL.matcher(clean).replaceAll(MARK);
        clean = CLOUD_INIT.matcher(clean).replaceAll(MARK);
        clean = AUTHORIZATION.matcher(clean).replaceAll("$1" + MARK);
        clean = BEARER.matcher(clean).replaceAll("$1 " + MARK);
        clean = JWT.matcher(clean).replaceAll(MARK);
        clean = KNOWN_TOKEN.matcher(clean).replaceAll(MARK);
        clean = SIGNED_URL.matcher(clean).replaceAll("$1" + MARK);
        clean = IN_URL.matcher(clean).replaceAll("$1" + MARK + "$2");
        clean = NAMED.matcher(clean).replaceAll("$1" + MARK);
        clean = SECRET.matcher(clean).replaceAll("$1" + MARK);
        clean = AUTH.matcher(clean).replaceAll("$1" + MARK);
        clean = REGISTRY.matcher(clean).replaceAll("$1" + MARK);
        clean = NAMED_BY_FLAG.matcher(clean).replaceAll("$1" + MARK);
        clean = PASSWORD_HASH.matcher(clean).replaceAll(MARK);
        return BLOB.matcher(clean).replaceAll(MARK);
    }

    /// Lines of one log. A key may go over several lines, and cloud-init content surely does: all of it is left out,
    /// up to the next line that is the launcher's own.
    public static List<String> of(List<String> lines) {
        return LogRedaction.of(lines);
    }
}
