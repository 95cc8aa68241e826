package dev.sidestage.schedule.exchange;

import dev.sidestage.live.Document;
import dev.sidestage.schedule.Link;
import dev.sidestage.schedule.Talk;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Feature;
import net.fortuna.ical4j.model.parameter.FmtType;
import net.fortuna.ical4j.model.parameter.Label;
import net.fortuna.ical4j.model.parameter.Language;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.parameter.XParameter;
import net.fortuna.ical4j.model.property.Attach;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Source;
import net.fortuna.ical4j.model.property.StyledDescription;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/**
 * The schedule as iCalendar (RFC 5545, 7986; the styled description is RFC 9073's). Times are
 * UTC's, which every calendar shows in its reader's zone. A talk that was cancelled stays, so that
 * it vanishes from nobody's calendar without a word.
 *
 * @param name what the calendar is called
 * @param source where it is subscribed to; null for one that isn't
 */
public record CalendarDocument(Publication publication, String name, @Nullable URI source)
    implements Document {
  private static final Duration REFRESH = Duration.ofMinutes(15);

  @Override
  public String contentType() {
    return "text/calendar; charset=utf-8";
  }

  @Override
  public byte[] bytes() {
    var text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CalendarLines.folded(text.toString()).getBytes(StandardCharsets.UTF_8);
  }

  private Calendar calendar() {
    var event = publication.schedule().event();
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Sidestage//Sidestage//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new Name(name));
    calendar.add(new XProperty("X-WR-CALNAME", name));
    calendar.add(new XProperty("X-WR-TIMEZONE", event.zone().getId()));
    calendar.add(new RefreshInterval(parameters(Value.DURATION), REFRESH));
    calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
    if (event.url() != null) {
      calendar.add(new Url(event.url()));
    }
    if (source != null) {
      calendar.add(new Source(parameters(Value.URI), source.toString()));
    }
    publication.schedule().talks().forEach(talk -> calendar.add(entry(talk)));
    return calendar;
  }

  private VEvent entry(Talk talk) {
    var content = talk.content();
    var entry = new VEvent(false);
    var changed = seconds(Objects.requireNonNull(talk.history().changedAt()));
    entry.add(new Uid(talk.id().toString()));
    entry.add(new DtStamp(changed));
    entry.add(new LastModified(changed));
    entry.add(new Sequence(talk.history().revision()));
    entry.add(new DtStart<>(seconds(talk.slot().startsAt())));
    entry.add(new DtEnd<>(seconds(talk.slot().endsAt())));
    entry.add(
        talk.state() == Talk.State.CANCELLED
            ? ImmutableStatus.VEVENT_CANCELLED
            : ImmutableStatus.VEVENT_CONFIRMED);
    entry.add(new Summary(language(content), content.title()));
    entry.add(new Location(publication.roomName(talk)));
    entry.add(new Url(content.url() == null ? publication.page(talk) : content.url()));
    var category = content.track() == null ? FrabNames.type(content) : content.track();
    if (category != null) {
      entry.add(new Categories(new TextList(List.of(category))));
    }
    describe(entry, talk);
    return entry;
  }

  private void describe(VEvent entry, Talk talk) {
    var html = html(talk.content());
    var text = description(talk.content(), html);
    if (!text.isEmpty()) {
      entry.add(new Description(text));
    }
    if (!html.isEmpty()) {
      entry.add(new StyledDescription(parameters(Value.TEXT, new FmtType("text/html")), html));
    }
    var stream = publication.stream(talk);
    if (stream != null) {
      entry.add(
          new Conference(
              parameters(Value.URI, Feature.VIDEO, new Label("Stream")), stream.toString()));
    }
    talk.content().links().forEach(link -> entry.add(attach(link)));
  }

  private static Attach attach(Link link) {
    var title = link.title().replace("\"", "'");
    return new Attach(parameters(new XParameter("FILENAME", title)), link.url());
  }

  private static String html(Talk.Content content) {
    return Stream.of(content.summary(), content.description())
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining());
  }

  private static String description(Talk.Content content, String html) {
    var speakers =
        content.speakers().stream().map(Talk.Speaker::name).collect(Collectors.joining(", "));
    return Stream.of(
            content.subtitle() == null ? "" : content.subtitle(), speakers, RichText.plain(html))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static ParameterList language(Talk.Content content) {
    var language = content.language();
    return language != null && language.matches("[A-Za-z0-9-]+")
        ? parameters(new Language(language))
        : new ParameterList();
  }

  private static ParameterList parameters(Parameter... parameters) {
    return new ParameterList(List.of(parameters));
  }

  private static Instant seconds(OffsetDateTime time) {
    return time.toInstant().truncatedTo(ChronoUnit.SECONDS);
  }
}
