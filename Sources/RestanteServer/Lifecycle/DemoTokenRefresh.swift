import RestanteCore

/// Keeps the `application_token` and the signing secret of `demo.json` those of deliveries when the
/// server key is rotated while the server runs.
struct DemoTokenRefresh: Sendable {
  /// The path of the file.
  let file: String
  let serverKeys: ServerKeyring
  let time: any TimeSource

  /// Writes the file anew if its token is not the present one.
  ///
  /// - Throws: ``StartupError`` when it cannot be read or written.
  func run() throws(StartupError) {
    guard let contents = try DurableFile.contents(of: file), var demo = DemoFile(contents: contents)
    else { return }
    let tokens = serverKeys.applicationTokens(
      memberID: demo.memberID, clientID: demo.clientID, at: time.now())
    guard demo.applicationToken != tokens.current else { return }
    demo.applicationToken = tokens.current
    demo.signingSecret =
      serverKeys.signingSecret(
        memberID: demo.memberID, clientID: demo.clientID, at: time.now()
      ).text
    try DurableFile.save(demo.contents, to: file)
  }
}
