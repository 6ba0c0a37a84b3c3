/** The name, the search, and with whose permissions one looks. */
import { Search } from "../search/Search";
import { SelectLink } from "../parts/SelectLink";
import { START } from "../state/selection";
import { t } from "../text";
import { Badge } from "../signin/Badge";

/** The head of the page, with links to the API and to the tables. */
export function Header() {
  return (
    <header class="header">
      <h1>
        <SelectLink change={START}>{t("title")}</SelectLink>
      </h1>
      <Search />
      <nav class="links">
        <a href="/graphql">{t("openApi")}</a>
        <a href="/tables">{t("openTables")}</a>
      </nav>
      <Badge />
    </header>
  );
}
