using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Digitalbeirat.Store.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FewerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_items_kind_area_id_changed_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_area_id_comments_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_area_id_created_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_area_id_supports_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_changed_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_comments_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_created_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_district_id_changed_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_district_id_comments_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_district_id_created_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_district_id_supports_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_state_changed_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_state_comments_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_state_created_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_state_supports_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_supports_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_merged_into_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_source",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_state_due_at",
                table: "items");

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_changed_at_id_district_id_area_id_state",
                table: "items",
                columns: new[] { "kind", "changed_at", "id", "district_id", "area_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_comments_id_district_id_area_id_state",
                table: "items",
                columns: new[] { "kind", "comments", "id", "district_id", "area_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_created_at_id_district_id_area_id_state",
                table: "items",
                columns: new[] { "kind", "created_at", "id", "district_id", "area_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_supports_id_district_id_area_id_state",
                table: "items",
                columns: new[] { "kind", "supports", "id", "district_id", "area_id", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_items_merged_into_id",
                table: "items",
                column: "merged_into_id",
                filter: "merged_into_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_items_source",
                table: "items",
                column: "source",
                unique: true,
                filter: "source IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_items_state_due_at",
                table: "items",
                columns: new[] { "state", "due_at" },
                filter: "due_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_items_kind_changed_at_id_district_id_area_id_state",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_comments_id_district_id_area_id_state",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_created_at_id_district_id_area_id_state",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_supports_id_district_id_area_id_state",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_merged_into_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_source",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_state_due_at",
                table: "items");

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_area_id_changed_at_id",
                table: "items",
                columns: new[] { "kind", "area_id", "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_area_id_comments_id",
                table: "items",
                columns: new[] { "kind", "area_id", "comments", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_area_id_created_at_id",
                table: "items",
                columns: new[] { "kind", "area_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_area_id_supports_id",
                table: "items",
                columns: new[] { "kind", "area_id", "supports", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_changed_at_id",
                table: "items",
                columns: new[] { "kind", "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_comments_id",
                table: "items",
                columns: new[] { "kind", "comments", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_created_at_id",
                table: "items",
                columns: new[] { "kind", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_district_id_changed_at_id",
                table: "items",
                columns: new[] { "kind", "district_id", "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_district_id_comments_id",
                table: "items",
                columns: new[] { "kind", "district_id", "comments", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_district_id_created_at_id",
                table: "items",
                columns: new[] { "kind", "district_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_district_id_supports_id",
                table: "items",
                columns: new[] { "kind", "district_id", "supports", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_state_changed_at_id",
                table: "items",
                columns: new[] { "kind", "state", "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_state_comments_id",
                table: "items",
                columns: new[] { "kind", "state", "comments", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_state_created_at_id",
                table: "items",
                columns: new[] { "kind", "state", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_state_supports_id",
                table: "items",
                columns: new[] { "kind", "state", "supports", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_supports_id",
                table: "items",
                columns: new[] { "kind", "supports", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_merged_into_id",
                table: "items",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "IX_items_source",
                table: "items",
                column: "source",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_items_state_due_at",
                table: "items",
                columns: new[] { "state", "due_at" });
        }
    }
}
