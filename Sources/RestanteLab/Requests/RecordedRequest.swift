import RestanteJSON

/// A request as it is kept: secrets are hidden already.
struct RecordedRequest: JournalEntry {
  /// The methods that it called: its own, and those of the commands of a batch.
  let methods: [String]
  /// The portal's domain, where it is known.
  let portal: String?
  /// The application's client id, where it is known.
  let application: String?
  /// The HTTP status of the reply.
  let status: Int
  /// The members that clients see.
  let members: JSONObject
  let bytes: Int

  init(
    methods: [String], portal: String?, application: String?, status: Int, members: JSONObject
  ) {
    self.methods = methods
    self.portal = portal
    self.application = application
    self.status = status
    self.members = members
    // A value takes several times the memory of its text.
    bytes = 4 * JSONValue.object(members).encoded().count
  }
}

/// Which requests are meant.
struct RequestFilter: Sendable {
  var method: NamePattern?
  var portal: String?
  var application: String?
  var status: Int?
  /// Only requests after this number.
  var since: Int64 = 0

  /// How many calls of a request are meant: every command of a batch is one. A filter without a
  /// method means requests.
  func count(_ request: Journal<RecordedRequest>.Numbered) -> Int {
    let entry = request.entry
    guard request.id > since, portal.map({ $0 == entry.portal }) ?? true,
      application.map({ $0 == entry.application }) ?? true,
      status.map({ $0 == entry.status }) ?? true
    else { return 0 }
    guard let method else { return 1 }
    return entry.methods.count(where: method.matches)
  }
}

extension RequestFilter {
  /// How many calls of all requests in a journal are meant.
  func total(_ contents: Journal<RecordedRequest>.Contents) -> Int {
    contents.entries.reduce(0) { $0 + count($1) }
  }
}
