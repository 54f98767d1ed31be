import RestanteJSON

/// The deliveries that the boxes of a page name, or the links beside one delivery.
struct NamedDeliveries: Sendable {
  /// How the name of a box begins; the numbers of handler and delivery follow.
  private static let prefix = "delivery-"

  /// A delivery.
  struct Key: Sendable, Hashable {
    let handler: Int64
    let id: Int64

    init(handler: Int64, id: Int64) {
      self.handler = handler
      self.id = id
    }

    /// Reads `HANDLER-ID`.
    init?(_ text: some StringProtocol) {
      let parts = text.split(separator: "-").compactMap { Int64($0) }
      guard parts.count == 2, parts.allSatisfy({ $0 > 0 }) else { return nil }
      self.init(handler: parts[0], id: parts[1])
    }

    var text: String { "\(handler)-\(id)" }
    /// The name of the box.
    var box: String { NamedDeliveries.prefix + text }
  }

  /// Which they are, in order.
  let keys: [Key]

  /// Reads a query or a form.
  init(_ form: [String: String]) {
    let boxes = form.keys.filter { $0.hasPrefix(Self.prefix) }
      .compactMap { Key($0.dropFirst(Self.prefix.count)) }
    let listed = (form["deliveries"] ?? "").split(separator: ",").compactMap { Key($0) }
    keys = Set(boxes + listed).sorted { ($0.handler, $0.id) < ($1.handler, $1.id) }
  }

  /// They as a field of a form.
  var field: String { keys.map(\.text).joined(separator: ",") }
  /// They as a member of a body.
  var member: JSONValue {
    .array(keys.map { ["handler": .int($0.handler), "id": .int($0.id)] })
  }
}
