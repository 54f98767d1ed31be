import RestanteCore

/// What is known of the certificate that a server proves its identity with.
struct TLSFacts: Sendable {
  enum State: Sendable {
    /// Why it cannot be used.
    case unusable(String)
    /// From when until when it is good.
    case valid(from: Timestamp, until: Timestamp)
  }

  var files: TLSFiles
  var state: State
  var now: Timestamp

  /// How long before its end a certificate should have been renewed, in seconds.
  static let renewal: Int64 = 14 * 86_400

  var finding: Finding {
    let certificate = ShellWord.quoted(files.certificate)
    let look = "openssl x509 -in \(certificate) -noout -subject -dates"
    switch state {
    case .unusable(let reason):
      return .error(
        "certificate", "The certificate cannot be used: \(reason).",
        remedy: "ls -l \(certificate) \(ShellWord.quoted(files.key))")
    case .valid(let from, let until):
      if now < from {
        return .error(
          "certificate", "\(files.certificate) is not valid yet: clients refuse it.", remedy: look)
      }
      let left = until.seconds - now.seconds
      if left <= 0 {
        return .error(
          "certificate",
          "\(files.certificate) ended \(AgeText.text(-left)) ago: clients refuse it. Renew it; the "
            + "server reads the new one by itself.", remedy: look)
      }
      guard left >= Self.renewal else {
        return .warning(
          "certificate",
          "\(files.certificate) ends in \(AgeText.text(left)). Renew it; the server reads the new "
            + "one by itself.", remedy: look)
      }
      return .ok("certificate", "The certificate is valid for \(AgeText.text(left)).")
    }
  }
}
