package dev.vmbot.slack.card.answer;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.vmbot.intent.Interpretation.Draft;
import dev.vmbot.model.Intent;
import dev.vmbot.model.Person;
import dev.vmbot.model.VmRef;
import dev.vmbot.slack.card.Card;
import dev.vmbot.slack.card.Kit;
import dev.vmbot.slack.card.Mrkdwn;
import dev.vmbot.slack.card.Plain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Buttons and menus that say something for the person who was asked: a press is read as if it had been typed after the
/// command, so that a value that was made up can do no more than a text that was typed.
public final class Sayings {

    private static final String SAY = "say-";
    private static final String PICK = "pick-";

    private static final Pattern ASKER = Pattern.compile(".*@([UW][A-Z0-9]{1,30})");
    private static final Pattern PICKED =
            Pattern.compile(PICK + "(start|stop|restart|status|diagnose)(-force)?(?: ([^@]{1,200}))?(@.*)?");
    private static final Pattern VM = Pattern.compile("([^/]{1,63})/([^/]{1,253})");

    private static final int MOST_VALUE = 2000;
    private static final int MOST_BUTTONS = 10;
    private static final int MOST_OPTIONS = 100;
    private static final int MOST_LABEL = 75;
    private static final int MOST_OPTION_VALUE = 150;

    private Sayings() {}

    /// @param label on the button
    /// @param spoken as a screen reader says it, with the names that stand beside the button
    /// @param text as it could have been typed
    record Choice(String label, String spoken, String text) {

        /// With a label that says it all.
        Choice(String label, String text) {
            this(label, label, text);
        }

        static Optional<Choice> of(Intent intent) {
            Intent plain = intent instanceof Intent.Change change ? change.because(Optional.empty()) : intent;
            return Phrase.of(plain)
                    .flatMap(label -> Phrase.of(intent)
                            .map(text -> new Choice(
                                    label.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + label.substring(1),
                                    text)));
        }

        static List<Choice> of(Collection<? extends Intent> intents) {
            return intents.stream().flatMap(intent -> of(intent).stream()).toList();
        }
    }

    /// @return a button for each that Slack can carry; where there is one that it cannot, what to do instead
    static List<LayoutBlock> buttons(List<Choice> choices) {
        List<ButtonElement> buttons = new ArrayList<>();
        for (Choice choice : choices.stream().limit(MOST_BUTTONS).toList()) {
            if (choice.text().length() <= MOST_VALUE) {
                String id = SAY + buttons.size();
                buttons.add(Kit.button(id, choice.label(), choice.spoken(), choice.text(), Kit.Style.PLAIN));
            }
        }
        List<LayoutBlock> blocks = new ArrayList<>();
        if (!buttons.isEmpty()) {
            blocks.add(Kit.actions(buttons));
        }
        if (choices.stream().anyMatch(choice -> choice.text().length() > MOST_VALUE)) {
            blocks.add(Kit.context(Mrkdwn.say(
                    "That is too long for a button: type it again, each VM as %s.", Mrkdwn.code("NAMESPACE/NAME"))));
        }
        return blocks;
    }

    /// @param vms of which the first hundred become options; not those whose names are too long for one
    static LayoutBlock menu(Draft draft, List<VmRef> vms) {
        String id = PICK
                + draft.verb().word()
                + (draft.force() ? "-force" : "")
                + draft.reason().map(why -> " " + why.replace('@', ' ')).orElse("");
        StaticSelectElement menu = StaticSelectElement.builder()
                .actionId(id)
                .placeholder(plain("Choose a VM"))
                .options(vms.stream()
                        .filter(Sayings::fits)
                        .limit(MOST_OPTIONS)
                        .map(vm -> OptionObject.builder()
                                .text(plain(vm.toString()))
                                .value(vm.toString())
                                .build())
                        .toList())
                .build();
        return Kit.actions(List.of(menu));
    }

    /// Slack takes no longer value for an option; such a VM has to be typed.
    static boolean fits(VmRef vm) {
        return vm.toString().length() <= MOST_OPTION_VALUE;
    }

    private static PlainTextObject plain(String words) {
        return PlainTextObject.builder().text(Plain.label(words, MOST_LABEL)).build();
    }

    /// The card with the person's id on all that would say something for them; others who see it are told whose it is.
    public static Card boundTo(Person asker, Card card) {
        return new Card(
                card.text(),
                card.blocks().stream().map(block -> bound(block, asker)).toList());
    }

    private static LayoutBlock bound(LayoutBlock block, Person asker) {
        if (!(block instanceof ActionsBlock actions)) {
            return block;
        }
        List<BlockElement> elements = actions.getElements().stream()
                .map(element -> bound(element, "@" + asker.user()))
                .toList();
        return ActionsBlock.builder()
                .blockId(actions.getBlockId())
                .elements(elements)
                .build();
    }

    private static BlockElement bound(BlockElement element, String mark) {
        if (element instanceof ButtonElement button && says(button.getActionId())) {
            return ButtonElement.builder()
                    .actionId(button.getActionId() + mark)
                    .text(button.getText())
                    .accessibilityLabel(button.getAccessibilityLabel())
                    .value(button.getValue())
                    .style(button.getStyle())
                    .build();
        }
        if (element instanceof StaticSelectElement menu && says(menu.getActionId())) {
            return StaticSelectElement.builder()
                    .actionId(menu.getActionId() + mark)
                    .placeholder(menu.getPlaceholder())
                    .options(menu.getOptions())
                    .build();
        }
        return element;
    }

    /// Whether a press is of one of these.
    public static boolean says(String action) {
        return action.startsWith(SAY) || action.startsWith(PICK);
    }

    /// Whose answer it is, as far as the press tells; what it says is done for the presser in any case.
    public static Optional<String> asker(String action) {
        Matcher asker = ASKER.matcher(action);
        return asker.matches() ? Optional.of(asker.group(1)) : Optional.empty();
    }

    /// What is said by a press.
    ///
    /// @return empty for what no button or menu of ours can have sent
    public static Optional<String> said(String action, String value) {
        if (value.isBlank() || value.length() > MOST_VALUE) {
            return Optional.empty();
        }
        return action.startsWith(SAY) ? Optional.of(value) : picked(action, value);
    }

    private static Optional<String> picked(String action, String value) {
        Matcher how = PICKED.matcher(action);
        Matcher vm = VM.matcher(value);
        boolean possible =
                how.matches() && vm.matches() && VmRef.isLegalNamespace(vm.group(1)) && VmRef.isLegalName(vm.group(2));
        return possible
                ? Optional.of(how.group(1)
                        + " "
                        + value
                        + (how.group(2) == null ? "" : " --force")
                        + (how.group(3) == null ? "" : Phrase.because(how.group(3))))
                : Optional.empty();
    }
}
