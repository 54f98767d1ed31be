/// Reads the fields of a query; what is wrong becomes a problem that names the field.
package struct QueryReader: Sendable {
  private let fields: [String: String]

  init(_ fields: [String: String]) {
    self.fields = fields
  }

  /// The value of a field; `nil` when it is missing.
  package subscript(name: String) -> String? { fields[name] }

  /// The connector of a queue; none when it is missing.
  var connector: String { fields["connector"] ?? "" }

  /// An integer within a range; `nil` when it is missing.
  package func integer(_ name: String, _ range: ClosedRange<Int64>) throws(Problem) -> Int64? {
    guard let text = fields[name] else { return nil }
    guard let number = Int64(text), range.contains(number) else {
      throw Problem(
        .invalidArgument,
        "\(name) must be an integer from \(range.lowerBound) to \(range.upperBound).",
        argument: name)
    }
    return number
  }

  /// The client id of an application, which must be there.
  func requiredClientID() throws(Problem) -> String {
    guard let clientID = fields["client_id"], !clientID.isEmpty else {
      throw Problem(
        .invalidArgument, "Name the application: ?client_id=….", argument: "client_id")
    }
    return clientID
  }
}

/// Which part of a list a call asks for.
struct PageRequest: Sendable {
  /// The largest page, and the size of one where the client does not say.
  static let largest = 1_000
  static let standard = 100

  /// How many elements the page has at most.
  let limit: Int
  private let after: String?

  init(_ query: QueryReader) throws(Problem) {
    let largest = Int64(Self.largest)
    limit = Int(try query.integer("limit", 1...largest) ?? Int64(Self.standard))
    after = query["after"]
  }

  /// The mark after which the page begins, as the reply before called it `next`.
  func mark<Mark>(_ read: (String) -> Mark?) throws(Problem) -> Mark? {
    guard let after else { return nil }
    guard let mark = read(after) else {
      throw Problem(
        .invalidArgument, "after must be what the page before calls next.", argument: "after")
    }
    return mark
  }
}
