package dev.playbook.core.load.yaml;

import dev.playbook.core.source.Source;
import dev.playbook.core.source.Span;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events, with our places and our words for its faults. */
final class EventStream {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final Source source;
  private final ParserImpl parser;
  private Span last;

  EventStream(Source source) {
    this.source = source;
    this.last = source.start();
    this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, source.text()));
  }

  Source source() {
    return source;
  }

  Event next() throws UnreadableYamlException {
    try {
      Event event = parser.next();
      last = span(event);
      return event;
    } catch (MarkedYamlEngineException fault) {
      throw new UnreadableYamlException(new SyntaxFault(source, fault).diagnostic());
    } catch (RuntimeException fault) {
      // The parser is known to answer rare texts with NullPointerException and the like.
      throw new UnreadableYamlException(SyntaxFault.unknown(last));
    }
  }

  Span span(Event event) {
    Optional<Mark> start = event.getStartMark();
    Optional<Mark> end = event.getEndMark();
    return start.isPresent() && end.isPresent() ? span(start.get(), end.get()) : last;
  }

  Span span(Mark start, Mark end) {
    return new Span(
        source, start.getLine() + 1, start.getColumn() + 1, end.getLine() + 1, end.getColumn() + 1);
  }
}
