package dev.ava.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ava.domain.messaging.Attachment;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person sent besides words. The field `type` says which one it is; what Meta did not say
/// is left out.
@Schema(
    name = "Attachment",
    description = "What the person sent besides words; `type` says which one it is.",
    discriminatorProperty = "type",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "image", schema = AttachmentResponse.Media.class),
      @DiscriminatorMapping(value = "video", schema = AttachmentResponse.Media.class),
      @DiscriminatorMapping(value = "audio", schema = AttachmentResponse.Media.class),
      @DiscriminatorMapping(value = "voice", schema = AttachmentResponse.Media.class),
      @DiscriminatorMapping(value = "document", schema = AttachmentResponse.Media.class),
      @DiscriminatorMapping(value = "sticker", schema = AttachmentResponse.Media.class),
      @DiscriminatorMapping(value = "location", schema = AttachmentResponse.Location.class),
      @DiscriminatorMapping(value = "contacts", schema = AttachmentResponse.Contacts.class),
      @DiscriminatorMapping(value = "choice", schema = AttachmentResponse.Choice.class),
      @DiscriminatorMapping(value = "form", schema = AttachmentResponse.Form.class),
      @DiscriminatorMapping(value = "order", schema = AttachmentResponse.Order.class),
      @DiscriminatorMapping(value = "unsupported", schema = AttachmentResponse.Unsupported.class)
    },
    oneOf = {
      AttachmentResponse.Media.class,
      AttachmentResponse.Location.class,
      AttachmentResponse.Contacts.class,
      AttachmentResponse.Choice.class,
      AttachmentResponse.Form.class,
      AttachmentResponse.Order.class,
      AttachmentResponse.Unsupported.class
    })
sealed interface AttachmentResponse {
  static @Nullable AttachmentResponse of(@Nullable Attachment attachment) {
    return switch (attachment) {
      case null -> null;
      case Attachment.Media media -> Media.of(media);
      case Attachment.Location location -> Location.of(location);
      case Attachment.Contacts(var contacts) ->
          new Contacts("contacts", contacts.stream().map(Contact::of).toList());
      case Attachment.Choice(var offer, var id, var title, var description) ->
          new Choice("choice", Words.of(offer), id, title, description);
      case Attachment.Form(var name, var body, var answers) ->
          new Form("form", name, body, answers);
      case Attachment.Order(var catalogId, var text, var products) ->
          new Order("order", catalogId, text, products.stream().map(Product::of).toList());
      case Attachment.Unsupported(var original, var code, var reason) ->
          new Unsupported("unsupported", original, code, reason);
    };
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MediaAttachment", description = "A file. Its bytes are with Meta.")
  record Media(
      @Schema(
              type = "string",
              allowableValues = {"image", "video", "audio", "voice", "document", "sticker"})
          String type,
      @Schema(description = "Meta's id of the file.", example = "1003383421387256") String mediaId,
      @Schema(example = "image/jpeg") @Nullable String mimeType,
      @Schema(
              description = "Of the bytes, in Base64.",
              example = "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=")
          @Nullable String sha256,
      @Nullable String caption,
      @Schema(description = "Of a document.") @Nullable String fileName)
      implements AttachmentResponse {
    private static Media of(Attachment.Media media) {
      return new Media(
          Words.of(media.kind()),
          media.mediaId(),
          media.mimeType(),
          media.sha256(),
          media.caption(),
          media.fileName());
    }
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "LocationAttachment", description = "A place. Only a chosen one has a name.")
  record Location(
      @Schema(type = "string", allowableValues = "location") String type,
      @Schema(description = "In degrees, as Meta wrote it.", example = "53.5436") String latitude,
      @Schema(description = "In degrees, as Meta wrote it.", example = "9.9881") String longitude,
      @Nullable String name,
      @Nullable String address,
      @Nullable String url)
      implements AttachmentResponse {
    private static Location of(Attachment.Location location) {
      return new Location(
          "location",
          location.latitude(),
          location.longitude(),
          location.name(),
          location.address(),
          location.url());
    }
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "ContactsAttachment", description = "Cards from the person's address book.")
  record Contacts(
      @Schema(type = "string", allowableValues = "contacts") String type, List<Contact> contacts)
      implements AttachmentResponse {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ContactCard")
  record Contact(
      String name, @Nullable String organization, List<String> phones, List<String> emails) {
    private static Contact of(Attachment.Contact contact) {
      return new Contact(
          contact.name(), contact.organization(), contact.phones(), contact.emails());
    }
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(
      name = "ChoiceAttachment",
      description = "The person chose one of the answers that they were offered.")
  record Choice(
      @Schema(type = "string", allowableValues = "choice") String type,
      @Schema(
              type = "string",
              allowableValues = {"button", "list", "template_button"})
          String offer,
      String id,
      @Schema(description = "What the person saw.") String title,
      @Nullable String description)
      implements AttachmentResponse {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "FormAttachment", description = "The person filled in a form.")
  record Form(
      @Schema(type = "string", allowableValues = "form") String type,
      @Schema(example = "flow") String name,
      @Nullable String body,
      @Schema(description = "JSON in a string, as it came.", example = "{\"date\":\"2026-12-24\"}")
          String answers)
      implements AttachmentResponse {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "OrderAttachment", description = "The person orders products of a catalogue.")
  record Order(
      @Schema(type = "string", allowableValues = "order") String type,
      String catalogId,
      @Nullable String text,
      List<Product> products)
      implements AttachmentResponse {}

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "OrderedProduct", description = "Numbers are as Meta wrote them.")
  record Product(
      String retailerId,
      @Schema(example = "2") String quantity,
      @Schema(example = "9.90") @Nullable String price,
      @Schema(example = "EUR") @Nullable String currency) {
    private static Product of(Attachment.Product product) {
      return new Product(
          product.retailerId(), product.quantity(), product.price(), product.currency());
    }
  }

  @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "UnsupportedAttachment", description = "Something that WhatsApp does not hand on.")
  record Unsupported(
      @Schema(type = "string", allowableValues = "unsupported") String type,
      @Schema(description = "What it really is, if Meta says so.", example = "poll")
          @Nullable String originalType,
      @Schema(description = "Meta's error code.", example = "131051") @Nullable Integer code,
      String reason)
      implements AttachmentResponse {}
}
