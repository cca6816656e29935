using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Platform.Words;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Words;

/// <summary>Vocabularies whose words stand with the areas. What a database holds is read for ever: words come, and none goes.</summary>
public sealed class AreaWordTests
{
    private const string Done = """
        access_refused adjustment_approved adjustment_rejected adjustment_requested agreement_accepted agreement_link_renewed
        agreement_text_written allowance_granted allowance_revoked allowance_use_retracted allowance_used application_approved
        application_check_decided application_confirmed application_note_added application_rejected application_repeated
        application_review_started application_reviewer_assigned application_submitted automatic_close_changed caps_changed
        close_started close_stop_requested company_corrected company_edited contact_assigned credit_note_linked direct_line_changed
        fee_waived held_mail_decided iban_change_requested iban_change_revoked iban_changed invitation_accepted invitation_withdrawn
        invoice_disputed licence_returned licence_taken mail_sent_again own_use_cancelled own_use_ended own_use_offer_saved
        own_use_ordered parked_month_released parking_limits_changed partner_activated partner_resumed partner_suspended
        partner_terminated passkey_renamed password_changed password_reset_asked payout_approved payout_executed payout_proposed
        person_disabled person_enabled person_invited person_renamed provider_linked qualification_edited recovery_codes_renewed
        role_changed second_factor_added second_factor_removed second_factor_reset sessions_ended sign_in_refused sign_in_slowed
        signed_in terms_draft_discarded terms_draft_saved terms_published user_added work_item_reopened work_item_resolved
        """;

    private const string Told = """
        adjustment_requested allowance_granted application_submitted company_corrected contact_assigned iban_change_requested
        iban_change_revoked iban_changed own_use_ordered owner_not_invited partner_joined partner_resumed partner_suspended
        partner_terminated partners_parked payout_executed payout_proposed statement_ready terms_change
        """;

    private const string Written = """
        application_approved application_complete application_received application_rejected contact_email_changed iban_change_requested
        iban_change_revoked invitation notice partner_activated partner_resumed partner_suspended partner_terminated password_changed
        password_reset second_factor_reset
        """;

    [Fact]
    public void What_was_written_is_read_for_ever()
    {
        Split(Done).ShouldAllBe(text => AuditAction.Parse(text).Text == text);
        Split(Told).ShouldAllBe(text => NoticeKind.Parse(text).Text == text);
        Split(Written).ShouldAllBe(text => MailKind.Parse(text).Text == text);
    }

    [Fact]
    public void A_word_is_named_after_itself_and_spelled_like_the_member_of_an_enum()
    {
        AuditAction.IbanChanged.ToString().ShouldBe(nameof(AuditAction.IbanChanged));
        AuditAction.IbanChanged.Text.ShouldBe("iban_changed");
        Permission.SeeAllPartners.Name.ShouldBe(nameof(Permission.SeeAllPartners));
    }

    [Theory]
    [InlineData("IbanChanged")]
    [InlineData("Iban_changed")]
    [InlineData("iban changed")]
    [InlineData("")]
    public void Another_spelling_is_no_word(string text)
    {
        AuditAction.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => AuditAction.Parse(text)).Message.ShouldContain($"'{text}' is no AuditAction");
    }

    [Fact]
    public void All_words_of_all_areas_are_known_once_and_in_one_order()
    {
        Check(Permission.All);
        Check(AuditAction.All);
        Check(NoticeKind.All);
        Check(MailKind.All);
        new[] { Permission.ManageOwnAccount, Permission.ManagePeople, Permission.ManageTerms, Permission.CloseMonths }
            .ShouldBeSubsetOf(Permission.All);
    }

    [Fact]
    public void Two_words_that_are_spelled_alike_end_the_start() =>
        Should.Throw<TypeInitializationException>(() => SpelledAlike.All.ToString())
            .InnerException.ShouldBeOfType<InvalidOperationException>().Message
            .ShouldBe("FeeWaived and feeWaived of SpelledAlike are both spelled 'fee_waived'");

    [Fact]
    public void A_word_that_is_not_named_after_itself_ends_the_start() =>
        Should.Throw<TypeInitializationException>(() => Misnamed.All.ToString())
            .InnerException.ShouldBeOfType<InvalidOperationException>().Message
            .ShouldBe("Misnamed.FeeWaived is not named after itself");

    [Fact]
    public void The_words_of_all_four_vocabularies_are_put_together_as_the_areas_register()
    {
        var services = new ServiceCollection().AddAreaWords();
        services.Select(service => service.ImplementationInstance)
            .ShouldBe([Permission.All, AuditAction.All, NoticeKind.All, MailKind.All]);
    }

    private static void Check<TWord>(IReadOnlyList<TWord> words) where TWord : AreaWord<TWord>
    {
        words.Select(word => word.Name).ShouldBe(words.Select(word => word.Name).Distinct().Order(StringComparer.Ordinal));
        words.Select(word => word.Text).ShouldBeUnique();
    }

    private static string[] Split(string words) => words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private sealed class SpelledAlike(string name) : AreaWord<SpelledAlike>(name)
    {
        public static readonly SpelledAlike FeeWaived = new("FeeWaived");
#pragma warning disable SA1307, IDE1006 // Spelled alike, but for one letter.
        public static readonly SpelledAlike feeWaived = new("feeWaived");
#pragma warning restore SA1307, IDE1006
    }

    private sealed class Misnamed(string name) : AreaWord<Misnamed>(name)
    {
        public static readonly Misnamed FeeWaived = new("FeeCharged");
    }
}
