package dev.playbook.core.report.format;

import dev.playbook.core.plan.Phase;
import dev.playbook.core.report.RunAccount;
import dev.playbook.core.report.RunReport;
import dev.playbook.core.report.RunReport.Row;
import dev.playbook.core.source.Harmless;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A suite for each phase, a case for each activity. What failed is a failure; what nobody knows the
 * end of is an error; what was not done is skipped.
 */
final class JunitReport {
  private final XMLStreamWriter xml;
  private final RunAccount account;

  private JunitReport(XMLStreamWriter xml, RunAccount account) {
    this.xml = xml;
    this.account = account;
  }

  static String of(RunAccount account) {
    StringWriter text = new StringWriter();
    try {
      new JunitReport(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text), account)
          .write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private enum Kind {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED;

    static Kind of(Row row) {
      return switch (row.status()) {
        case OK, CHANGED, UNDONE, NOTHING_TO_DO -> PASSED;
        case FAILED, TIMED_OUT, STOPPED -> FAILURE;
        case UNKNOWN, RUNNING -> ERROR;
        case SKIPPED, NOT_RUN -> SKIPPED;
      };
    }
  }

  private void write() throws XMLStreamException {
    RunReport report = account.report();
    xml.writeStartDocument();
    xml.writeStartElement("testsuites");
    attribute("name", report.started().playbook() + " " + report.started().run());
    counts(report.rows());
    for (Phase phase : Phase.values()) {
      if (!report.in(phase).isEmpty()) {
        suite(phase, report.in(phase));
      }
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(Phase phase, List<Row> rows) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute("name", phase.name().toLowerCase(Locale.ROOT));
    counts(rows);
    attribute("timestamp", begun(rows).toString());
    attribute("hostname", account.report().started().process().host());
    for (Row row : rows) {
      testCase(row);
    }
    xml.writeEndElement();
  }

  private Instant begun(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> row.begunAt().stream())
        .min(Instant::compareTo)
        .orElse(account.report().started().at());
  }

  private void counts(List<Row> rows) throws XMLStreamException {
    attribute("tests", Integer.toString(rows.size()));
    attribute("failures", Long.toString(count(rows, Kind.FAILURE)));
    attribute("errors", Long.toString(count(rows, Kind.ERROR)));
    attribute("skipped", Long.toString(count(rows, Kind.SKIPPED)));
    attribute("time", seconds(rows.stream().map(Row::took).reduce(Duration.ZERO, Duration::plus)));
  }

  private static long count(List<Row> rows, Kind kind) {
    return rows.stream().filter(row -> Kind.of(row) == kind).count();
  }

  private void testCase(Row row) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", account.report().started().playbook() + "." + row.item().type());
    attribute("name", row.item().key());
    attribute("time", seconds(row.took()));
    switch (Kind.of(row)) {
      case PASSED -> {}
      case FAILURE -> fault("failure", row);
      case ERROR -> fault("error", row);
      case SKIPPED -> {
        xml.writeEmptyElement("skipped");
        attribute("message", firstLine(row));
      }
    }
    output(account.output().getOrDefault(row.item().key(), List.of()));
    xml.writeEndElement();
  }

  private void fault(String element, Row row) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("type", row.status().words());
    attribute("message", firstLine(row));
    String help = row.hint().isEmpty() ? "" : "help: " + row.hint();
    xml.writeCharacters(harmless(Stream.of(row.detail(), help)));
    xml.writeEndElement();
  }

  private void output(List<String> lines) throws XMLStreamException {
    if (!lines.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(harmless(lines.stream()));
      xml.writeEndElement();
    }
  }

  /** XML cannot hold most control characters, not even written as references. */
  private static String harmless(Stream<String> texts) {
    return texts.flatMap(String::lines).map(Harmless::text).collect(Collectors.joining("\n"));
  }

  private static String firstLine(Row row) {
    return row.detail().lines().findFirst().orElse(row.status().words());
  }

  private static String seconds(Duration duration) {
    return "%d.%03d".formatted(duration.toSeconds(), duration.toMillisPart());
  }

  private void attribute(String name, String text) throws XMLStreamException {
    xml.writeAttribute(name, Harmless.text(text));
  }
}
