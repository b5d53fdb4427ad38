package dev.ava.domain.messaging;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person sent besides words or instead of them, as Meta describes it. Texts are as they
/// came; nothing here is checked but what Ava itself relies on.
public sealed interface Attachment {
  /// One line that stands for it in a log of texts, such as `[image]` or `[location] Harbour`.
  String line();

  /// A file. Its bytes are with Meta, for seven days, under `mediaId`.
  ///
  /// @param sha256 of the bytes, in Base64 as webhooks have it; nothing if Meta did not say
  /// @param fileName of a document
  record Media(
      Kind kind,
      String mediaId,
      @Nullable String mimeType,
      @Nullable String sha256,
      @Nullable String caption,
      @Nullable String fileName)
      implements Attachment {
    @Override
    public String line() {
      return label(kind.name().toLowerCase(java.util.Locale.ROOT), fileName);
    }
  }

  /// What kind of file it is.
  enum Kind {
    IMAGE,
    VIDEO,
    AUDIO,
    /// Spoken into the phone.
    VOICE,
    DOCUMENT,
    STICKER
  }

  /// A place, with degrees as Meta wrote them. Only a chosen place has a name.
  record Location(
      String latitude,
      String longitude,
      @Nullable String name,
      @Nullable String address,
      @Nullable String url)
      implements Attachment {
    @Override
    public String line() {
      return label("location", joined(name, address, latitude + ", " + longitude));
    }
  }

  /// Cards from the person's address book.
  record Contacts(List<Contact> contacts) implements Attachment {
    public Contacts {
      contacts = List.copyOf(contacts);
    }

    @Override
    public String line() {
      return label(
          "contacts", contacts.stream().map(Contact::name).collect(Collectors.joining(", ")));
    }
  }

  /// One card.
  ///
  /// @param phones as written on it
  record Contact(
      String name, @Nullable String organization, List<String> phones, List<String> emails) {
    public Contact {
      phones = List.copyOf(phones);
      emails = List.copyOf(emails);
    }
  }

  /// The person chose one of the answers that they were offered.
  ///
  /// @param id what the offer calls it (`id`, or the `payload` of a template's button)
  /// @param title what the person saw
  record Choice(Offer offer, String id, String title, @Nullable String description)
      implements Attachment {
    @Override
    public String line() {
      return title;
    }
  }

  /// Where the answers stood.
  enum Offer {
    BUTTON,
    LIST,
    TEMPLATE_BUTTON
  }

  /// The person filled in a form (a flow or an address), or answered a request for permission.
  ///
  /// @param answers JSON as it came
  record Form(String name, @Nullable String body, String answers) implements Attachment {
    @Override
    public String line() {
      return label(name, body);
    }
  }

  /// The person orders products of a catalogue.
  record Order(String catalogId, @Nullable String text, List<Product> products)
      implements Attachment {
    public Order {
      products = List.copyOf(products);
    }

    @Override
    public String line() {
      var wanted =
          products.stream()
              .map(product -> product.quantity() + " × " + product.retailerId())
              .collect(Collectors.joining(", "));
      return label("order", joined(text, wanted));
    }
  }

  /// So many of one product. Numbers are as Meta wrote them.
  record Product(
      String retailerId, String quantity, @Nullable String price, @Nullable String currency) {}

  /// Something that WhatsApp does not hand on.
  ///
  /// @param type what it really is, if Meta says so
  record Unsupported(@Nullable String type, @Nullable Integer code, String reason)
      implements Attachment {
    @Override
    public String line() {
      return label("unsupported", type);
    }
  }

  private static String label(String name, @Nullable String more) {
    return "[" + name + "]" + Optional.ofNullable(more).map(text -> " " + text).orElse("");
  }

  private static @Nullable String joined(@Nullable String... parts) {
    var all =
        Stream.of(parts)
            .flatMap(Stream::ofNullable)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? null : all;
  }
}
