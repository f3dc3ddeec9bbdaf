package dev.playbook.prelink;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the tests rewrite: every kind of component, and switches in all places. */
interface Specimen {
  /** One component of each kind. */
  record Everything(
      boolean flag,
      byte tiny,
      short small,
      char letter,
      int number,
      long big,
      float rough,
      double exact,
      @Nullable String text,
      List<Integer> list) {}

  /** No component at all. */
  record Nothing() {}

  /** Something to choose among. */
  sealed interface Shape {}

  /** Round. */
  record Circle(int radius) implements Shape {}

  /** With sides. */
  record Rectangle(int width, int height) implements Shape {}

  /** Tells the shape apart, also by what it holds. */
  static String describe(@Nullable Shape shape) {
    return switch (shape) {
      case null -> "none";
      case Circle circle when circle.radius() == 0 -> "point";
      case Circle _ -> "circle";
      case Rectangle(int width, int height) when width == height -> "square";
      case Rectangle _ -> "rectangle";
    };
  }

  /** A switch in a lambda, with a case that a later one includes. */
  static Function<Object, String> kind() {
    return value ->
        switch (value) {
          case Integer number when number > 9 -> "large";
          case Number _ -> "number";
          case CharSequence text -> "text of " + text.length();
          default -> "other";
        };
  }

  /** What a light shows. */
  enum Light {
    RED,
    AMBER,
    GREEN
  }

  /** A switch over an enum that also has a case for null and one with a condition. */
  static String advice(@Nullable Light light, boolean hurry) {
    return switch (light) {
      case null -> "look left";
      case Light amber when amber == Light.AMBER && hurry -> "run";
      case RED, AMBER -> "stop";
      case GREEN -> "go";
    };
  }
}
