/// Where settings come from: the command line, the environment, a file.
public struct SettingSource: Sendable {
  /// What the source gives for a setting; `nil` when it does not name it.
  let lookUp: @Sendable (ServerSetting) throws(SettingError) -> ServerSetting.Given?

  /// What a command line gives: texts under the names of settings.
  public static func flags(_ texts: [String: [String]]) -> SettingSource {
    SettingSource { setting in
      guard let flag = setting.flag, let texts = texts[setting.name] else { return nil }
      return ServerSetting.Given(place: .flag(flag), texts: texts)
    }
  }

  /// What an environment gives: variables, and for secrets also the files that variables name and
  /// the credentials of systemd. A variable that is empty counts as missing.
  ///
  /// - Parameter variable: The value of a variable.
  public static func environment(
    _ variable: @escaping @Sendable (String) -> String?
  ) -> SettingSource {
    SettingSource { (setting) throws(SettingError) in
      let secrets = GivenSecrets(setting, variable: variable)
      guard let name = setting.variable, let text = variable(name), !text.isEmpty else {
        return try secrets.read()
      }
      let place = SettingPlace.variable(name)
      if let other = secrets.places.first { throw SettingError(bothSet: place, other) }
      guard setting.arity == .list else {
        return ServerSetting.Given(place: place, texts: [text])
      }
      let texts = text.split(separator: ",").map { part in String(part.filter { $0 != " " }) }
      return ServerSetting.Given(place: place, texts: texts)
    }
  }

  /// What a configuration file gives.
  public static func file(_ file: ConfigurationFile) -> SettingSource {
    SettingSource { setting in
      guard setting.key != nil, let entry = file.entries[setting.name] else { return nil }
      return ServerSetting.Given(
        place: .file(path: file.path, line: entry.line, key: setting.name), texts: entry.texts)
    }
  }
}

extension ServerSetting {
  /// What the environment gives for the setting, by its variable, a file or a credential; `nil` for
  /// nothing.
  ///
  /// - Parameter variable: The value of a variable.
  /// - Throws: ``SettingError`` when a file cannot be read, or when more than one gives it.
  public func text(
    in variable: @escaping @Sendable (String) -> String?
  ) throws(SettingError) -> String? {
    try SettingSource.environment(variable).lookUp(self)?.texts.last
  }
}
