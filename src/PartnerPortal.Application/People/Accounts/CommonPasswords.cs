using System.Collections.Frozen;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>What passwords are usually put together of, in the portal's languages.</summary>
internal static class CommonPasswords
{
    /// <summary>From so many characters on a row counts as one.</summary>
    public const int RunLength = 3;

    /// <summary>Rows and columns of keyboards, and the alphabets, each readable in both directions.</summary>
    private static readonly string[] Rows =
    [
        "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "abcdefghijklmnopqrstuvwxyz", "!\"#$%&'()",
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    ];

    private static readonly FrozenSet<string> Runs = Rows.SelectMany(row => new[] { row, new string([.. row.Reverse()]) })
        .SelectMany(row => Enumerable.Range(0, row.Length - RunLength + 1).Select(at => row.Substring(at, RunLength))).ToFrozenSet();

    /// <summary>Sentences that are known as passwords.</summary>
    public static FrozenSet<string> Phrases { get; } = FrozenSet.Create(
        "correcthorsebatterystaple", "correct horse battery staple", "correct-horse-battery-staple", "tobeornottobe", "tobeornottobethatisthequestion",
        "maytheforcebewithyou", "thequickbrownfox", "thequickbrownfoxjumpsoverthelazydog", "iloveyouforever", "iloveyousomuch", "letmeinplease",
        "openthedoorplease", "whatisthepassword", "thisismypassword", "thisisapassword", "ilovemywife", "ilovemyfamily", "ilovemyhusband",
        "passwordpassword", "nevergonnagiveyouup", "ihatepasswords", "winteriscoming", "allyourbasearebelongtous", "todoesposible", "jetaimepourtoujours",
        "ichliebedich", "ichliebedichsosehr", "estoesunacontraseña", "dasisteinpasswort", "voglioteneramente", "eutuamoparasempre", "ikhouvanjou", "ялюблютебя");

    /// <summary>Best-known passwords and words inside them, lower case; three letters or more.</summary>
    public static FrozenSet<string> Words { get; } = """
        password passwort passwd passw pass parola wachtwoord contrasena contraseña motdepasse senha palavrapasse heslo haslo salasana losenord пароль
        admin administrator administrador administrateur amministratore root superuser sysadmin system sistema user usuario benutzer utente gebruiker
        login logon signin access acceso zugang geheim secret secreto segreto segredo secreta hidden private privat privado
        welcome willkommen bienvenido bienvenue benvenuto bemvindo welkom hello hallo hola bonjour ciao salut привет
        letmein openup open sesame opensesame changeme changeit change default temp temporary test testing tester demo example sample guest gast
        qwerty qwertz azerty asdf asdfgh zxcvb qazwsx wsxedc йцукен фыва keyboard tastatur teclado clavier
        iloveyou loveyou lovely love liebe amor amore amour liefde любовь schatz cariño cheri tesoro querida baby babygirl babyboy sweetheart darling
        angel princess prince queen king kaiser angelo angela daniel michael michelle jessica jennifer ashley nicole charlie thomas robert william
        joshua matthew andrew anthony jordan justin hunter taylor harley ginger buster maggie bailey pepper cookie summer winter spring autumn
        sommer herbst fruhling verano invierno otono primavera ete hiver printemps automne estate inverno outono zomer herfst lente лето зима весна осень
        january february march april june july august september october november december januar februar juni juli oktober dezember
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier fevrier mars avril juin juillet aout
        monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lunes martes viernes domingo
        football futbol fussball calcio voetbal soccer baseball basketball hockey tennis liverpool arsenal chelsea barcelona realmadrid juventus bayern
        monkey dragon tiger lion eagle falcon shadow master batman superman spiderman starwars pokemon mickey donald matrix phoenix thunder
        sunshine rainbow flower butterfly diamond silver golden purple orange yellow green black white blue red rot blau azul rouge
        killer hacker ninja pirate soldier warrior wizard magic mustang ferrari porsche mercedes corvette harleydavidson yamaha honda toyota
        computer internet google facebook instagram microsoft windows apple iphone android samsung linux oracle server database network
        company office business sales finance manager partner partnerportal portal vendor software license licence invoice money dinero geld argent
        london paris berlin madrid moscow moscu lisboa lisbon roma milano amsterdam newyork america deutschland germany espana spain france italia
        russia россия portugal nederland holland brasil mexico europe hello123 whatever trustno one freedom success happy lucky peace hope faith
        jesus christ god blessed family familia familie mother father mutter vater madre padre sister brother friend friends
        cheese chocolate banana coffee pizza whiskey vodka бутылка солнце наташа сергей андрей марина максим москва спартак
        nothing something everything forever always never please thanks thankyou merci danke gracias obrigado bedankt спасибо
        abc xyz qaz wsx edc foobar lorem ipsum dolor amet alpha bravo delta omega super mega ultra secure security safe strong stark sicher seguro
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(word => word.Length >= 3).ToFrozenSet();

    /// <summary>Lower case, and without the usual stand-ins of letters: P4$$w0rd is password. As long as the text.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, (plain, from) =>
    {
        for (var at = 0; at < from.Length; at++) plain[at] = Letter(char.ToLowerInvariant(from[at]));
    });

    /// <summary>Whether three characters are what a finger or a counter does without thinking.</summary>
    public static bool IsRun(string three) => Runs.Contains(three) || three.All(letter => letter == three[0]);

    private static char Letter(char letter) => letter switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        '8' => 'b',
        'á' or 'à' or 'â' or 'ä' or 'ã' => 'a',
        'é' or 'è' or 'ê' => 'e',
        'í' or 'ì' => 'i',
        'ó' or 'ò' or 'ö' or 'õ' => 'o',
        'ú' or 'ù' or 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        _ => letter,
    };
}
