import directory from "virtual:directory";
import { render } from "preact";
import { firstLanguage, speak } from "./messages/index.ts";
import { keepOffline } from "./offline/keepOffline.ts";
import { App } from "./ui/App.tsx";
import { readStored } from "./ui/hooks.ts";
import "./style/index.css";

const root = document.getElementById("app");
if (root === null) throw new Error("invariant: the page has no #app");
const first = await speak(firstLanguage(readStored("language"), navigator.languages));
render(<App directory={directory} first={first} />, root);
keepOffline();
