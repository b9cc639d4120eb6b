using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Digitalbeirat.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PeopleInDepth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "residence_proven_at",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "people_authenticators",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_authenticators", x => x.person_id);
                    table.ForeignKey(
                        name: "FK_people_authenticators_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_recovery_codes",
                columns: table => new
                {
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_recovery_codes", x => new { x.person_id, x.hash });
                    table.ForeignKey(
                        name: "FK_people_recovery_codes_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    means = table.Column<int>(type: "INTEGER", nullable: false),
                    second_factor = table.Column<bool>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    proven_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_people_sessions_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_people_sessions_expires_at",
                table: "people_sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_people_sessions_hash",
                table: "people_sessions",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_sessions_person_id",
                table: "people_sessions",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "people_authenticators");

            migrationBuilder.DropTable(
                name: "people_recovery_codes");

            migrationBuilder.DropTable(
                name: "people_sessions");

            migrationBuilder.DropColumn(
                name: "residence_proven_at",
                table: "people");
        }
    }
}
