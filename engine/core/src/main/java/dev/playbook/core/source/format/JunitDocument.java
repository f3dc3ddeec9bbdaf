package dev.playbook.core.source.format;

import dev.playbook.core.source.Diagnostic;
import dev.playbook.core.source.Harmless;
import dev.playbook.core.source.Severity;
import dev.playbook.core.source.Source;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One test case for each file; errors are failures, warnings stand in its output. */
final class JunitDocument {
  private final XMLStreamWriter xml;

  private JunitDocument(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(Findings findings) {
    StringWriter text = new StringWriter();
    try {
      new JunitDocument(XMLOutputFactory.newInstance().createXMLStreamWriter(text)).write(findings);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private void write(Findings findings) throws XMLStreamException {
    xml.writeStartDocument();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "playbook");
    int tests = findings.sources().size() + findings.unread().size();
    xml.writeAttribute("tests", Integer.toString(tests));
    xml.writeAttribute("failures", Long.toString(failures(findings)));
    xml.writeAttribute("errors", Integer.toString(findings.unread().size()));
    for (Findings.Unread unread : findings.unread()) {
      unread(unread);
    }
    for (Source source : findings.sources()) {
      file(
          source,
          findings.diagnostics().stream()
              .filter(each -> each.span().source().equals(source))
              .toList());
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static long failures(Findings findings) {
    return findings.diagnostics().stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .map(each -> each.span().source())
        .distinct()
        .count();
  }

  private void unread(Findings.Unread unread) throws XMLStreamException {
    start("playbook");
    xml.writeEmptyElement("error");
    xml.writeAttribute("message", Harmless.text(unread.message()));
    xml.writeEndElement();
  }

  private void file(Source source, List<Diagnostic> diagnostics) throws XMLStreamException {
    start(source.name());
    for (Diagnostic diagnostic : of(Severity.ERROR, diagnostics)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", diagnostic.id());
      xml.writeAttribute("message", Harmless.text(diagnostic.message()));
      xml.writeCharacters(line(diagnostic));
      xml.writeEndElement();
    }
    List<Diagnostic> warnings = of(Severity.WARNING, diagnostics);
    if (!warnings.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(
          warnings.stream().map(JunitDocument::line).collect(Collectors.joining("\n")));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void start(String name) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "playbook");
    xml.writeAttribute("name", Harmless.text(name));
  }

  private static List<Diagnostic> of(Severity severity, List<Diagnostic> all) {
    return all.stream().filter(each -> each.severity() == severity).toList();
  }

  private static String line(Diagnostic diagnostic) {
    return Harmless.text(diagnostic.span() + ": " + diagnostic.message())
        + diagnostic
            .hint()
            .map(
                hint ->
                    "\nhelp: " + hint.lines().map(Harmless::text).collect(Collectors.joining("\n")))
            .orElse("");
  }
}
