import RestanteCore

/// The credentials in a server's files: those of the first administrator and of the demo portal.
struct OwnCredentials: Sendable {
  let directory: DataDirectory
  let administrator: FirstAdministrator
  let demoPortal: DemoPortal
  /// What the demo portal's file says; `nil` where there is none.
  let demo: DemoFile?

  /// Makes them good again, after what is stored was replaced.
  ///
  /// - Throws: `StoreError`, or ``StartupError`` when a file cannot be read or written.
  func readmit() async throws {
    if let contents = try DurableFile.contents(of: directory.adminFile),
      let file = AdminFile(contents: contents)
    {
      try await administrator.admit(file)
    }
    guard let demo else { return }
    let file = try await demoPortal.readmit(demo)
    if file != demo { try DurableFile.save(file.contents, to: directory.demoFile) }
  }
}
