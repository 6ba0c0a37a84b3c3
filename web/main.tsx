import { render } from "preact";
import { App } from "./frame/App";
import { selection } from "./state/store";
import { language, t } from "./text";
import { speakFirstOf } from "./text/languages";
import "./style/index.css";

/** Begins in the language of the browser, or in the one that the address names (`?lang=`). */
async function begin(): Promise<void> {
  const { lang } = selection.value;
  await speakFirstOf(lang ? [lang] : navigator.languages);
  document.documentElement.lang = language;
  document.title = t("title.long");
  render(<App />, document.getElementById("liaison")!);
}

void begin();
