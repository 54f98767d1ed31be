/// What is known of the digests that the server needs.
struct DigestFacts: Sendable {
  /// What is wrong with them; `nil` if nothing is.
  var complaint: String?

  var finding: Finding? {
    complaint.map {
      .error(
        "openssl", "\($0). The server will not start.",
        remedy: "openssl list -digest-algorithms -providers")
    }
  }
}
