import directory from "virtual:directory";
import { render } from "preact";
import { keepOffline } from "./offline/keepOffline.ts";
import { App } from "./ui/App.tsx";
import "./style/index.css";

const root = document.getElementById("app");
if (root === null) throw new Error("invariant: the page has no #app");
render(<App directory={directory} />, root);
keepOffline();
