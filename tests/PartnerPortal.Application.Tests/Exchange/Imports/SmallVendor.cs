namespace PartnerPortal.Application.Tests.Exchange.Imports;

/// <summary>A valid folder with a few rows of each file; tests replace one of them.</summary>
internal static class SmallVendor
{
    private static readonly (string Name, string Text)[] Base =
    [
        ("partners.csv", """
            partner_id,name,country,email,language,activated_on,terminated_on,initial_cap,follow_up_cap,vat_id,iban
            P1,Partner One,ES,one@example.org,es,2013-01-01,,,,ESX1,ES9121000418450200051332
            P2,Partner Two,DE,,,2013-02-01,2013-12-31,30,20.5,,

            """),
        ("customers.csv", "customer_id,name,country\nC1,Customer One,ES\nC2,Customer Two,DE\n"),
        ("attributions.csv", "customer_id,partner_id,from\nC1,P1,2012-01-01\nC1,P2,2013-06-01\nC2,P2,2013-01-01\n"),
        ("invoices.csv", """
            invoice_no,customer_id,billed_to,issued_on,due_on,currency,gross,disputed
            I1,C1,customer,2013-03-01,2013-03-31,EUR,119.00,no
            I2,C1,partner,2013-03-08,,USD,100.00,
            I3,C2,customer,2013-04-01,,EUR,-50.00,yes
            I4,C2,customer,2013-05-01,,EUR,30.00,no

            """),
        ("invoice_lines.csv", """
            invoice_no,line_no,kind,description,quantity,net
            I1,1,licence_new,TEAM,1,100.00
            I2,1,plus,,,60.00
            I2,2,sla,,2,40.00
            I3,1,other,,,-50.00
            I4,1,plus,,,40.00
            I4,2,other,,,-10.00

            """),
        ("payments.csv", "payment_id,invoice_no,paid_on,amount\nY1,I1,2013-03-20,60.00\nY2,I1,2013-04-20,59.00\nY3,I1,2013-05-02,-10.00\n"),
        ("credit_notes.csv", "credit_no,invoice_no,issued_on,gross\nK1,I1,2013-06-01,11.90\nK2,,2013-06-02,5.00\n"),
        ("credit_lines.csv", "credit_no,line_no,invoice_line_no,net\nK1,1,1,10.00\nK2,1,1,5.00\n"),
        ("services.csv", "service_id,partner_id,date,description,list_price\nS1,P1,2013-04-05,SLA,75.25\n"),
        ("rates.csv", "currency,date,rate,source\nUSD,2013-03-01,1.3,ECB\nUSD,2013-02-20,1.25,ECB\n"),
        ("terms.json", """[{"valid_from": "2013-06-01", "monthly_fee": 50.5, "commission_plan": [{"label": "all", "rate": 20}]}]"""),
    ];

    /// <summary>The folder, with some files replaced.</summary>
    public static (string Name, string Text)[] Files(params (string Name, string Text)[] replaced) =>
        [.. Base.Where(file => replaced.All(other => other.Name != file.Name)), .. replaced];

    public static string Text(string name) => Base.First(file => file.Name == name).Text;
}
