package dev.vmbot.kube.evidence;

import dev.vmbot.diagnosis.evidence.Machine.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads of a VM's template what can keep it from running. Of cloud-init content only one fact leaves this class:
/// whether it powers the guest off.
final class TemplateReader {

    private static final Pattern POWER_STATE =
            Pattern.compile("(?ms)^power_state:.*?^\\s+mode:\\s*[\"']?(poweroff|halt)\\b");
    private static final Pattern POWER_COMMAND = Pattern.compile(
            "(?m)^\\s*(-\\s*)?\\[?[\"' ]*((/usr)?/s?bin/)?(systemctl[\"', ]+)?(poweroff|halt|shutdown[\"', ]+(-[hP]\\b|now)|init[\"', ]+0)");

    private TemplateReader() {}

    static Template template(Fields vmSpec) {
        Fields spec = vmSpec.at("template", "spec");
        List<Fields> cloudInits = cloudInits(spec).toList();
        return new Template(
                disks(vmSpec).distinct().toList(),
                !cloudInits.isEmpty(),
                cloudInits.stream().anyMatch(TemplateReader::powersOff));
    }

    private static Stream<String> disks(Fields vmSpec) {
        Stream<String> named = vmSpec.list("template", "spec", "volumes").stream()
                .flatMap(volume -> Stream.of(
                        volume.findText("persistentVolumeClaim", "claimName"), volume.findText("dataVolume", "name")))
                .flatMap(Optional::stream);
        Stream<String> templates =
                vmSpec.list("dataVolumeTemplates").stream().map(volume -> volume.text("metadata", "name"));
        return Stream.concat(named, templates);
    }

    private static Stream<Fields> cloudInits(Fields spec) {
        return spec.list("volumes").stream()
                .flatMap(volume -> Stream.of(volume.at("cloudInitNoCloud"), volume.at("cloudInitConfigDrive")))
                .filter(source -> source.isPresent());
    }

    private static boolean powersOff(Fields source) {
        String userData = source.text("userData") + decoded(source.text("userDataBase64"));
        return POWER_STATE.matcher(userData).find()
                || POWER_COMMAND.matcher(userData).find();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
