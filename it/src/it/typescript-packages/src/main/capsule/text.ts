import { task } from "@capsule-run/sdk";
import * as cheerio from "cheerio";
import { Parser } from "htmlparser2";
import { marked } from "marked";
import { same } from "../same";

export const markdown = task({ name: "marked" }, () => {
  same(marked.parse("# Hi\n\n- *a*\n- `b`\n"), "<h1>Hi</h1>\n<ul>\n<li><em>a</em></li>\n<li><code>b</code></li>\n</ul>\n");
});

export const html = task({ name: "cheerio" }, () => {
  const $ = cheerio.load('<ul><li class="x">One</li><li>Two</li></ul>');
  $("li.x").text("Eins").attr("id", "first");
  same([$("li").length, $("li").map((_, li) => $(li).text()).get(), $("ul").html()], [2, ["Eins", "Two"], '<li class="x" id="first">Eins</li><li>Two</li>']);
});

export const stream = task({ name: "htmlparser2" }, () => {
  const links: string[] = [];
  const parser = new Parser({ onopentag: (name, { href }) => { if (name === "a") links.push(href); } });
  parser.write('<p><a href="/one">1</a> <a hre');
  parser.write('f="/two?x=1&amp;y=2">2</a>');
  parser.end();
  same(links, ["/one", "/two?x=1&y=2"]);
});
