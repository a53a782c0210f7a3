// `renderer.js` is what wasm-bindgen makes.
import init, { render } from "./renderer.js";

await init();

export { render };
