export { prepareMended as prepare } from "./minotor.mjs";
