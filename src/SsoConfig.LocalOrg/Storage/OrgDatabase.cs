using Microsoft.EntityFrameworkCore;

namespace SsoConfig.LocalOrg.Storage;

/// <summary>Clients, authorizations and tokens.</summary>
internal sealed class OrgDatabase(DbContextOptions<OrgDatabase> options) : DbContext(options);
