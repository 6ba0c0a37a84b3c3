/** Files of the records: each holds what the page shows, and says what it leaves out. */
import { OPEN_ROWS, SELECTED } from "../api/operations";
import { ask } from "../api/client";
import { selectedVariables, type SelectionVariables } from "../api/where";
import { t } from "../text";
import { type Files } from "../views/view";
import { joinedCsv } from "./csv";
import { fileAddress, type FileKind } from "./address";
import { fetchFile } from "./save";

/** A file to be saved. */
export interface RecordsFile {
  readonly content: Blob;
  /** What it holds and what it leaves out, in words. */
  readonly said: string;
}

/** The chosen records as a file, with what the view adds or leaves out. */
export async function recordsFile(
  kind: FileKind,
  variables: SelectionVariables,
  { areOpenRows = false, ...ties }: Files,
): Promise<RecordsFile> {
  const chosen = { ...variables, ...ties };
  if (kind === "csv" && areOpenRows) return openFile(chosen);
  const { where, since, until } = chosen;
  const [content, said] = await Promise.all([
    fetchFile(fileAddress(kind, chosen)),
    ask(SELECTED, selectedVariables({ where, since, until })),
  ]);
  const { totalCount, undeterminedCount } = said.chosen;
  const unnamed = kind === "gexf" ? said.unnamed.totalCount : 0;
  const name = kind === "gexf" && chosen.relations ? "ties" : kind;
  return {
    content,
    said: [
      t(`share.saved.${name}`, { count: totalCount - unnamed }),
      ...(unnamed > 0 ? [t("share.without.unnamed", { count: unnamed })] : []),
      ...(undeterminedCount > 0 ? [t("share.without.open", { count: undeterminedCount })] : []),
    ].join(" "),
  };
}

/** Ids that an address names at most: servers between take no longer ones. */
const AT_ONCE = 25;

/** The rows that the page lists, by their ids: a file by years holds only what held for sure. */
async function openFile({ where, since, until }: SelectionVariables): Promise<RecordsFile> {
  const { undetermined, undeterminedCount } = (await ask(OPEN_ROWS, { where, since, until })).collaborations;
  const ids = undetermined.map(({ node }) => node.id);
  const texts: string[] = [];
  for (let at = 0; at === 0 || at < ids.length; at += AT_ONCE) {
    const some = { id: { in: ids.slice(at, at + AT_ONCE) } };
    texts.push(await (await fetchFile(fileAddress("csv", { where: some, since: null, until: null }))).text());
  }
  return {
    content: new Blob([joinedCsv(texts)], { type: "text/csv;charset=utf-8" }),
    said: [
      t("share.saved.open", { count: ids.length }),
      ...(ids.length < undeterminedCount ? [t("share.without.rest", { count: undeterminedCount - ids.length })] : []),
    ].join(" "),
  };
}
