package dev.vmbot.access;

import dev.vmbot.model.Action;
import dev.vmbot.model.VmRef;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One thing that somebody may or may not do to VMs, as RBAC words it.
///
/// @param group API group; empty for the core group
/// @param subresource empty for the resource itself
/// @param name of the object; empty for all in the namespace
public record Permission(
        String verb, String group, String resource, String subresource, String namespace, String name) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@._:/+-]+");

    /// To know of a VM at all.
    public static Permission toSee(VmRef vm) {
        return new Permission("get", "kubevirt.io", "virtualmachines", "", vm.namespace(), vm.name());
    }

    /// To know of every VM of a namespace.
    public static Permission toSeeAll(String namespace) {
        return new Permission("get", "kubevirt.io", "virtualmachines", "", namespace, "");
    }

    /// To read what the launcher of any VM of the namespace has logged.
    public static Permission toReadLogs(VmRef vm) {
        return new Permission("get", "", "pods", "log", vm.namespace(), "");
    }

    /// To read what is said about everything in the namespace.
    public static Permission toReadEvents(VmRef vm) {
        return new Permission("list", "", "events", "", vm.namespace(), "");
    }

    /// What a change needs: a restart is a stop and a start, and needs both.
    public static List<Permission> toChange(Action action, VmRef vm) {
        return switch (action) {
            case START -> List.of(lifecycle("start", vm));
            case STOP -> List.of(lifecycle("stop", vm));
            case RESTART -> List.of(lifecycle("stop", vm), lifecycle("start", vm));
        };
    }

    /// The same for every object of the namespace. Whoever has it has it for each of them: no rule of RBAC forbids.
    public Permission inWholeNamespace() {
        return new Permission(verb, group, resource, subresource, namespace, "");
    }

    private static Permission lifecycle(String subresource, VmRef vm) {
        return new Permission(
                "update", "subresources.kubevirt.io", "virtualmachines", subresource, vm.namespace(), vm.name());
    }

    /// The rule that has to be added, in the words of an RBAC role.
    public String rule() {
        return "apiGroups: [\"%s\"], resources: [\"%s\"], verbs: [\"%s\"]".formatted(group, resourcePath(), verb);
    }

    /// The command by which an administrator tests it for that user: it prints nothing as long as the right is
    /// missing, and a line that ends with the names and verbs once it is granted by [#rule]. Rules for `*` are
    /// printed as such, which it does not look for.
    ///
    /// To ask `kubectl auth can-i update …` for a subresource of virt-api would answer `no` to everybody: kubectl
    /// looks the resource up in discovery, which names subresources only, and then asks about another one.
    public String testCommand(Identity identity) {
        String groups = identity.groups().stream()
                .map(one -> " --as-group=" + quoted(one))
                .collect(Collectors.joining());
        return "kubectl auth can-i --list -n %s --as=%s%s | grep %s"
                .formatted(namespace, quoted(identity.user()), groups, listed());
    }

    /// The resource as `kubectl auth can-i --list` words it.
    private String listed() {
        return resource + (group.isEmpty() ? "" : "." + group) + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    /// What is missing and how it is tested, two full sentences.
    public String explained(Identity identity) {
        return "A role with the rule `%s` is missing. Test it with `%s`, which lists the right once it is granted by that rule."
                .formatted(rule(), testCommand(identity));
    }

    /// As one word of a shell, because a name that came out of Slack will be pasted into one.
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private String resourcePath() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
}
