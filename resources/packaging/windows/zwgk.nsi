; The installer for Windows. internal/release calls makensis with VERSION,
; NUMBERS (four of them), FILES (what is installed), ICON, SIDE (picture), SIZE (KB) and
; OUTPUT.
;
; Per user: nothing here needs an administrator. What an office writes lies
; elsewhere and is never touched; only files that were installed are removed.

Unicode True
Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave off
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
CRCCheck force

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define PROGRAM "政务公开工作台"
!define CLASS "zwgk.package"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\zwgk"
!define CLASSES "Software\Classes"
!define CHANGED 0x08000000 ; SHCNE_ASSOCCHANGED

Name "${PROGRAM}"
OutFile "${OUTPUT}"
BrandingText "${PROGRAM} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\zwgk"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
Icon "${ICON}"
UninstallIcon "${ICON}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${PROGRAM}"
VIAddVersionKey /LANG=2052 "FileDescription" "${PROGRAM} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache License 2.0"

!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装${PROGRAM} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "只给现在登录的人安装，不需要管理员。$\r$\n$\r$\n装过旧版的，直接装在上面：单位资料、备份和设置都不动。安装以前先把程序关掉。$\r$\n$\r$\n需要Windows 10或者Windows 11。"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_TITLE "装好了"
!define MUI_FINISHPAGE_TEXT "从开始菜单打开“${PROGRAM}”。村和乡镇的交换包（.zwgkb）双击就能看。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\zwgk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "只删程序。单位资料、备份和设置都留着，以后装回来接着用。"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; Closed makes sure that no program is running that is about to be replaced. A
; running program can be renamed, but not opened for writing.
!macro Closed un
Function ${un}Closed
  ${DoWhile} 1 = 1
    IfFileExists "$INSTDIR\zwgk.exe" 0 free
    ClearErrors
    FileOpen $0 "$INSTDIR\zwgk.exe" a
    IfErrors busy
    FileClose $0
    Goto free
  busy:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PROGRAM}正开着。先关掉它，再按“重试”。" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  again:
  ${Loop}
free:
FunctionEnd
!macroend
!insertmacro Closed ""
!insertmacro Closed "un."

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "这台电脑的Windows太旧。${PROGRAM}需要Windows 10或者Windows 11。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Section "程序"
  SectionIn RO
  Call Closed
  SetOutPath "$INSTDIR"
  File "${FILES}\zwgk.exe"
  File "${FILES}\zwgkctl.exe"
  File "${FILES}\LICENSE.txt"
  File "${FILES}\第三方许可.txt"
  SetOutPath "$INSTDIR\fonts"
  File "${FILES}\fonts\fangsong.ttf"
  SetOutPath "$INSTDIR" ; where the shortcut starts
  CreateShortcut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\zwgk.exe"
  WriteUninstaller "$INSTDIR\卸载.exe"

  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${PROGRAM}交换包"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\zwgk.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\zwgk.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.zwgkb" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\.zwgkb\OpenWithProgids" "${CLASS}" ""
  System::Call 'shell32::SHChangeNotify(i ${CHANGED}, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\zwgk.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\卸载.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\卸载.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "桌面图标"
  CreateShortcut "$DESKTOP\${PROGRAM}.lnk" "$INSTDIR\zwgk.exe"
SectionEnd

Section "Uninstall"
  Call un.Closed
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  Delete "$DESKTOP\${PROGRAM}.lnk"
  Delete "$INSTDIR\zwgk.exe"
  Delete "$INSTDIR\zwgkctl.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\第三方许可.txt"
  Delete "$INSTDIR\fonts\fangsong.ttf"
  Delete "$INSTDIR\卸载.exe"
  SetOutPath "$TEMP" ; a folder in use is not removed
  RMDir "$INSTDIR\fonts" ; only when empty
  RMDir "$INSTDIR"

  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
  DeleteRegValue HKCU "${CLASSES}\.zwgkb\OpenWithProgids" "${CLASS}"
  ReadRegStr $0 HKCU "${CLASSES}\.zwgkb" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "${CLASSES}\.zwgkb"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i ${CHANGED}, i 0, p 0, p 0)'
SectionEnd
