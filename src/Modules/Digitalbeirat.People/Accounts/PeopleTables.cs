using System.Text.Json;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.People.Organisations;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Digitalbeirat.People.Accounts;

static class PeopleTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Person>(t =>
        {
            t.HasIndex(p => p.Name);
            t.HasIndex(p => p.OrganisationId);
        });
        model.Entity<Account>(t =>
        {
            t.ToTable("people_accounts").Property(a => a.Id).ValueGeneratedNever();
            t.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.Id);
            t.HasIndex(a => a.NormalizedUserName).IsUnique();
            t.HasIndex(a => a.NormalizedEmail).IsUnique();
            t.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            t.Property(a => a.Email).HasMaxLength(254);
            t.Property(a => a.NormalizedEmail).HasMaxLength(254);
            t.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        });
        MapIdentity(model);
        model.Entity<Proof>(t =>
        {
            t.ToTable("people_proofs").HasIndex(p => p.Hash).IsUnique();
            t.HasIndex(p => new { p.Email, p.CreatedAt });
            t.HasIndex(p => p.ExpiresAt);
            t.HasIndex(p => p.PersonId);
            t.Property(p => p.Hash).HasMaxLength(64);
            t.Property(p => p.Email).HasMaxLength(254);
            t.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Session>(t =>
        {
            t.ToTable("people_sessions").HasIndex(s => s.Hash).IsUnique();
            t.HasIndex(s => s.PersonId);
            t.HasIndex(s => s.ExpiresAt);
            t.Property(s => s.Hash).HasMaxLength(64);
            t.Property(s => s.Device).HasMaxLength(Session.DeviceMax);
            t.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Authenticator>(t =>
        {
            t.ToTable("people_authenticators").HasKey(a => a.PersonId);
            t.Property(a => a.PersonId).ValueGeneratedNever();
            t.HasOne<Person>().WithOne().HasForeignKey<Authenticator>(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RecoveryCode>(t =>
        {
            t.ToTable("people_recovery_codes").HasKey(c => new { c.PersonId, c.Hash });
            t.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<FailedSignIn>(t => t.ToTable("people_failed_sign_ins").HasKey(f => f.Hash));
        model.Entity<Organisation>(t =>
        {
            t.ToTable("people_organisations").HasKey(o => o.ItemId);
            t.Property(o => o.ItemId).ValueGeneratedNever();
            t.HasOne<Item>().WithOne().HasForeignKey<Organisation>(o => o.ItemId);
            t.HasIndex(o => o.Kind);
        });
    }

    // Of Identity's schema: passkeys, and what accounts are called at the town's provider. Its store reaches for the other two as well.
    static void MapIdentity(ModelBuilder model)
    {
        model.Entity<IdentityUserPasskey<long>>(t =>
        {
            t.ToTable("people_passkeys").HasKey(p => p.CredentialId);
            t.Property(p => p.CredentialId).HasMaxLength(1024);
            t.Property(p => p.Data).HasConversion(d => JsonSerializer.Serialize(d, JsonSerializerOptions.Default), s => JsonSerializer.Deserialize<IdentityPasskeyData>(s, JsonSerializerOptions.Default)!,
                new ValueComparer<IdentityPasskeyData>((a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Default) == JsonSerializer.Serialize(b, JsonSerializerOptions.Default), d => d.PublicKey.Length));
            t.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        });
        model.Entity<IdentityUserToken<long>>(t =>
        {
            t.ToTable("people_tokens").HasKey(x => new { x.UserId, x.LoginProvider, x.Name });
            t.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId);
        });
        model.Entity<IdentityUserLogin<long>>(t =>
        {
            t.ToTable("people_logins").HasKey(x => new { x.LoginProvider, x.ProviderKey });
            t.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId);
        });
        model.Entity<IdentityUserClaim<long>>(t =>
        {
            t.ToTable("people_claims").HasKey(x => x.Id);
            t.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId);
        });
    }
}
