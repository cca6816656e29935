using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Data.Program.Applications;

/// <summary>An application with its checklist, its notes and what was sent in again.</summary>
internal sealed class PartnerApplicationConfiguration :
    IEntityTypeConfiguration<PartnerApplication>,
    IEntityTypeConfiguration<ChecklistItem>,
    IEntityTypeConfiguration<ReviewNote>,
    IEntityTypeConfiguration<RepeatedApplication>
{
    public void Configure(EntityTypeBuilder<PartnerApplication> builder)
    {
        builder.ToTable("partner_application");
        builder.HasKey(application => new { application.ProgramId, application.ApplicationNo });
        builder.Property(application => application.Status).HasConversion<VocabularyConverter<ApplicationStatus>>();
        builder.Property(application => application.Model).HasConversion<VocabularyConverter<PartnerModel>>();
        builder.Property(application => application.Employees).HasConversion<VocabularyConverter<CompanySize>>();
        builder.HasOne<Partner>().WithMany().HasForeignKey(application => application.PartnerId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(application => application.Reviewer);
        builder.HasMany(application => application.Checks).WithOne().HasForeignKey(check => new { check.ProgramId, check.ApplicationNo });
        builder.HasMany(application => application.Notes).WithOne().HasForeignKey(note => new { note.ProgramId, note.ApplicationNo });
        builder.HasMany(application => application.Repeats).WithOne()
            .HasForeignKey(repeat => new { repeat.ProgramId, repeat.ApplicationNo });
    }

    public void Configure(EntityTypeBuilder<ChecklistItem> builder)
    {
        builder.ToTable("application_check");
        builder.HasKey(check => new { check.ProgramId, check.ApplicationNo, check.ItemId });
        builder.Property(check => check.Texts).HasColumnType("jsonb")
            .HasConversion<JsonTextConverter<IReadOnlyDictionary<string, string>>, ReplacedComparer<IReadOnlyDictionary<string, string>>>();
    }

    public void Configure(EntityTypeBuilder<ReviewNote> builder)
    {
        builder.ToTable("application_note");
        builder.HasKey(note => new { note.ProgramId, note.ApplicationNo, note.NoteId });
    }

    public void Configure(EntityTypeBuilder<RepeatedApplication> builder)
    {
        builder.ToTable("application_repeat");
        builder.HasKey(repeat => new { repeat.ProgramId, repeat.RepeatNo });
    }
}
