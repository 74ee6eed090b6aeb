package dev.vmbot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vmbot.access.Member.Standing;
import dev.vmbot.model.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentitiesTest {

    private static final Person ANNA = new Person("T1", "U1");

    private static Identification identify(Member member, Identities.Rules rules) {
        return new Identities(_ -> member, rules).identify(ANNA);
    }

    private static Member member(String email, String... groups) {
        return new Member(ANNA, Standing.FULL, Optional.of(email), Set.of(groups));
    }

    private static Identities.Rules rules(Map<String, String> users, boolean email) {
        return new Identities.Rules(users, email, Map.of("S1", "admins", "S2", "system:masters"), "", "");
    }

    private static Identification known(String user, String... groups) {
        return new Identification.Known(new Identity(user, List.of(groups)));
    }

    private static final Identification UNMAPPED = new Identification.Unknown(Stranger.UNMAPPED);

    @Test
    void prefersTheMapToTheEmail() {
        assertThat(identify(member("anna@example.com"), rules(Map.of("U1", "anna"), true)))
                .isEqualTo(known("anna", Identity.AUTHENTICATED));
    }

    @Test
    void takesTheEmailOnlyWhereItIsSwitchedOn() {
        assertThat(identify(member("anna@example.com"), rules(Map.of(), true)))
                .isEqualTo(known("anna@example.com", Identity.AUTHENTICATED));
        assertThat(identify(member("anna@example.com"), rules(Map.of(), false))).isEqualTo(UNMAPPED);
    }

    @Test
    void neverFallsBackFromAMappedNameThatDoesNotCount() {
        assertThat(identify(member("anna@example.com"), rules(Map.of("U1", "system:admin"), true)))
                .isEqualTo(UNMAPPED);
        assertThat(identify(member("anna@example.com"), rules(Map.of("U1", " "), true)))
                .isEqualTo(UNMAPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system:admin", "system:serviceaccount:kube-system:root", " ", ""})
    void makesNobodyOfTheClusterOutOfAnEmail(String email) {
        assertThat(identify(member(email), rules(Map.of(), true))).isEqualTo(UNMAPPED);
    }

    @Test
    void makesNoNameOfTheClusterOutOfPrefixAndName() {
        var split = new Identities.Rules(Map.of("U1", "tem:admin"), false, Map.of("S1", "tem:masters"), "sys", "sys");
        assertThat(identify(member("", "S1"), split)).isEqualTo(UNMAPPED);

        var groups = new Identities.Rules(Map.of("U1", "anna"), false, Map.of("S1", "tem:masters"), "", "sys");
        assertThat(identify(member("", "S1"), groups)).isEqualTo(known("anna", Identity.AUTHENTICATED));
    }

    @Test
    void putsThePrefixesBeforeNamesAndGroups() {
        var oidc = new Identities.Rules(Map.of("U1", "anna"), false, Map.of("S1", "admins"), "oidc:", "grp:");

        assertThat(identify(member("", "S1", "S9"), oidc))
                .isEqualTo(known("oidc:anna", "grp:admins", Identity.AUTHENTICATED));
    }

    @Test
    void dropsGroupsOfTheCluster() {
        assertThat(identify(member("", "S1", "S2"), rules(Map.of("U1", "anna"), false)))
                .isEqualTo(known("anna", "admins", Identity.AUTHENTICATED));
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, names = "FULL", mode = EnumSource.Mode.EXCLUDE)
    void knowsNobodyButFullMembers(Standing standing) {
        var stranger = new Member(ANNA, standing, Optional.of("anna@example.com"), Set.of());

        assertThat(identify(stranger, rules(Map.of("U1", "anna"), true)))
                .isEqualTo(new Identification.Unknown(Stranger.valueOf(standing.name())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "system:admin"})
    void cannotEvenWriteDownAnIdentityOfNobody(String user) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity(user, List.of()));
    }
}
