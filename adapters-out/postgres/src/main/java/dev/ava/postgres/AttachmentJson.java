package dev.ava.postgres;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ava.domain.messaging.Attachment;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An attachment as the columns `attachment` and `inbox.content` keep it.
@Serdeable
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AttachmentJson.Media.class, name = "media"),
  @JsonSubTypes.Type(value = AttachmentJson.Location.class, name = "location"),
  @JsonSubTypes.Type(value = AttachmentJson.Contacts.class, name = "contacts"),
  @JsonSubTypes.Type(value = AttachmentJson.Choice.class, name = "choice"),
  @JsonSubTypes.Type(value = AttachmentJson.Form.class, name = "form"),
  @JsonSubTypes.Type(value = AttachmentJson.Order.class, name = "order"),
  @JsonSubTypes.Type(value = AttachmentJson.Unsupported.class, name = "unsupported")
})
sealed interface AttachmentJson {
  Attachment toAttachment();

  static AttachmentJson of(Attachment attachment) {
    return switch (attachment) {
      case Attachment.Media(var kind, var id, var mime, var sha256, var caption, var file) ->
          new Media(EnumText.of(kind), id, mime, sha256, caption, file);
      case Attachment.Location(var latitude, var longitude, var name, var address, var url) ->
          new Location(latitude, longitude, name, address, url);
      case Attachment.Contacts(var contacts) ->
          new Contacts(contacts.stream().map(Contact::of).toList());
      case Attachment.Choice(var offer, var id, var title, var description) ->
          new Choice(EnumText.of(offer), id, title, description);
      case Attachment.Form(var name, var body, var answers) -> new Form(name, body, answers);
      case Attachment.Order(var catalogId, var text, var products) ->
          new Order(catalogId, text, products.stream().map(Product::of).toList());
      case Attachment.Unsupported(var kind, var code, var reason) ->
          new Unsupported(kind, code, reason);
    };
  }

  @Serdeable
  record Media(
      String kind,
      String mediaId,
      @Nullable String mimeType,
      @Nullable String sha256,
      @Nullable String caption,
      @Nullable String fileName)
      implements AttachmentJson {
    @Override
    public Attachment toAttachment() {
      return new Attachment.Media(
          EnumText.parse(Attachment.Kind.class, kind),
          mediaId,
          mimeType,
          sha256,
          caption,
          fileName);
    }
  }

  @Serdeable
  record Location(
      String latitude,
      String longitude,
      @Nullable String name,
      @Nullable String address,
      @Nullable String url)
      implements AttachmentJson {
    @Override
    public Attachment toAttachment() {
      return new Attachment.Location(latitude, longitude, name, address, url);
    }
  }

  @Serdeable
  record Contacts(@Nullable List<Contact> contacts) implements AttachmentJson {
    @Override
    public Attachment toAttachment() {
      return new Attachment.Contacts(orEmpty(contacts).stream().map(Contact::toContact).toList());
    }
  }

  @Serdeable
  record Contact(
      @Nullable String name,
      @Nullable String organization,
      @Nullable List<String> phones,
      @Nullable List<String> emails) {
    static Contact of(Attachment.Contact contact) {
      return new Contact(
          contact.name(), contact.organization(), contact.phones(), contact.emails());
    }

    Attachment.Contact toContact() {
      return new Attachment.Contact(orEmpty(name), organization, orEmpty(phones), orEmpty(emails));
    }
  }

  @Serdeable
  record Choice(
      String offer, @Nullable String id, @Nullable String title, @Nullable String description)
      implements AttachmentJson {
    @Override
    public Attachment toAttachment() {
      return new Attachment.Choice(
          EnumText.parse(Attachment.Offer.class, offer), orEmpty(id), orEmpty(title), description);
    }
  }

  @Serdeable
  record Form(@Nullable String name, @Nullable String body, @Nullable String answers)
      implements AttachmentJson {
    @Override
    public Attachment toAttachment() {
      return new Attachment.Form(orEmpty(name), body, orEmpty(answers));
    }
  }

  @Serdeable
  record Order(@Nullable String catalogId, @Nullable String text, @Nullable List<Product> products)
      implements AttachmentJson {
    @Override
    public Attachment toAttachment() {
      return new Attachment.Order(
          orEmpty(catalogId), text, orEmpty(products).stream().map(Product::toProduct).toList());
    }
  }

  @Serdeable
  record Product(
      @Nullable String retailerId,
      @Nullable String quantity,
      @Nullable String price,
      @Nullable String currency) {
    static Product of(Attachment.Product product) {
      return new Product(
          product.retailerId(), product.quantity(), product.price(), product.currency());
    }

    Attachment.Product toProduct() {
      return new Attachment.Product(orEmpty(retailerId), orEmpty(quantity), price, currency);
    }
  }

  @Serdeable
  record Unsupported(@Nullable String kind, @Nullable Integer code, @Nullable String reason)
      implements AttachmentJson {
    @Override
    public Attachment toAttachment() {
      return new Attachment.Unsupported(kind, code, orEmpty(reason));
    }
  }

  /// What is empty is left out of JSON.
  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
