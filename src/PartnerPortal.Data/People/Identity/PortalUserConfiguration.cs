using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Data.People.Identity;

/// <summary>
/// The tables of people and how they prove who they are. Passkeys are said in full: the framework configures them only where a
/// service container tells it the schema version, and contexts are also made without one.
/// </summary>
internal sealed class PortalUserConfiguration :
    IEntityTypeConfiguration<PortalUser>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.Role).HasConversion<VocabularyConverter<PortalRole>>();
        builder.HasIndex(user => user.NormalizedUserName).IsUnique().HasDatabaseName("users_user_name_key");
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().HasDatabaseName("users_email_key");
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("user_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("user_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("user_tokens");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("user_passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(passkey => passkey.UserId);
        builder.OwnsOne(passkey => passkey.Data).ToJson("data");
    }
}
