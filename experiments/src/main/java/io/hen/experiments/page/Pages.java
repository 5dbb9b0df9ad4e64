package io.hen.experiments.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Pages: HTML documents that need nothing else. */
public final class Pages {
  private Pages() {}

  /** A page by a template of this module. */
  public static String render(String template, Object view) {
    StringOutput html = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render(template, view, html);
    return html.toString();
  }
}
