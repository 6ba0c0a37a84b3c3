import { render } from "preact";
import { App } from "./frame/App";
import { selection } from "./state/store";
import { t, language, useLanguage } from "./text";
import "./style/index.css";

/** Begins in the language of the browser, or in the one that the address names (`?lang=`). */
async function begin(): Promise<void> {
  const { lang } = selection.value;
  await useLanguage(lang ? [lang] : navigator.languages);
  document.documentElement.lang = language;
  document.title = t("title.long");
  render(<App />, document.getElementById("liaison")!);
}

void begin();
