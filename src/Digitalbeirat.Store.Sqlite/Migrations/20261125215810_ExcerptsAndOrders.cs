using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Digitalbeirat.Store.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ExcerptsAndOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "excerpt",
                table: "items",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "excerpt",
                table: "item_texts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // Until they are written anew, the first words as they were typed.
            migrationBuilder.Sql("UPDATE items SET excerpt = substr(body, 1, 180)");
            migrationBuilder.Sql("UPDATE item_texts SET excerpt = substr(body, 1, 180)");

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_area_id_changed_at_id",
                table: "items",
                columns: new[] { "kind", "area_id", "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_area_id_comments_id",
                table: "items",
                columns: new[] { "kind", "area_id", "comments", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_area_id_supports_id",
                table: "items",
                columns: new[] { "kind", "area_id", "supports", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_district_id_changed_at_id",
                table: "items",
                columns: new[] { "kind", "district_id", "changed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_items_kind_district_id_comments_id",
                table: "items",
                columns: new[] { "kind", "district_id", "comments", "id" });

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
                name: "IX_items_kind_state_supports_id",
                table: "items",
                columns: new[] { "kind", "state", "supports", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_items_kind_area_id_changed_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_area_id_comments_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_area_id_supports_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_district_id_changed_at_id",
                table: "items");

            migrationBuilder.DropIndex(
                name: "IX_items_kind_district_id_comments_id",
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
                name: "IX_items_kind_state_supports_id",
                table: "items");

            migrationBuilder.DropColumn(
                name: "excerpt",
                table: "items");

            migrationBuilder.DropColumn(
                name: "excerpt",
                table: "item_texts");
        }
    }
}
