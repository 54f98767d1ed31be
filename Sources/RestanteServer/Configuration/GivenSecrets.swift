#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files of the environment that hold a secret setting: the one that a variable such as
/// `RESTANTE_SERVER_KEY_FILE` names, and a credential of systemd, which is called like the setting.
struct GivenSecrets {
  private struct File {
    let place: SettingPlace
    let path: String
  }

  private let files: [File]

  init(_ setting: ServerSetting, variable: (String) -> String?) {
    var files: [File] = []
    if let name = setting.fileVariable, let path = variable(name), !path.isEmpty {
      files.append(File(place: .secretFile(variable: name, path: path), path: path))
    }
    if setting.isSecret, let directory = variable(Self.directoryVariable), !directory.isEmpty {
      let path = "\(directory)/\(setting.name)"
      if access(path, F_OK) == 0 {
        files.append(File(place: .credential(setting.name), path: path))
      }
    }
    self.files = files
  }

  /// Where systemd puts the credentials of a service.
  private static let directoryVariable = "CREDENTIALS_DIRECTORY"

  /// Where the secret is given.
  var places: [SettingPlace] { files.map(\.place) }

  /// The secret, without the end of its line; `nil` when no file holds it.
  ///
  /// - Throws: ``SettingError`` when a file cannot be read, or when there are two.
  func read() throws(SettingError) -> ServerSetting.Given? {
    guard let file = files.first else { return nil }
    guard files.count == 1 else { throw SettingError(bothSet: files[0].place, files[1].place) }
    var contents = try Self.contents(of: file)
    if contents.last == UInt8(ascii: "\n") { contents.removeLast() }
    if contents.last == UInt8(ascii: "\r") { contents.removeLast() }
    guard !contents.isEmpty else { throw SettingError("\(file.place): the file is empty.") }
    guard let text = String(validating: contents, as: UTF8.self) else {
      throw SettingError("\(file.place): the file is not UTF-8 text.")
    }
    return ServerSetting.Given(place: file.place, texts: [text])
  }

  /// Whoever names a file, such as one that a container engine provides, decided who may read it;
  /// only what anybody could have put there is not believed.
  private static func contents(of file: File) throws(SettingError) -> [UInt8] {
    let contents: [UInt8]?
    do {
      contents = try DurableFile.contents(of: file.path, as: .given, followsLinks: true)
    } catch {
      throw SettingError("\(file.place): \(error).")
    }
    guard let contents else { throw SettingError("\(file.place): there is no such file.") }
    return contents
  }
}
