// As it comes: tables, strikethrough, task lists and bare addresses.
import { Marked } from "marked";

const marked = new Marked();

export const render = (markdown) => marked.parse(markdown);
